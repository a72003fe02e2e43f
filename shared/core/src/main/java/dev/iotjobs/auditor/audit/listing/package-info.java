/**
 * Lists the jobs of a Region, completely or in part.
 *
 * <p>May depend on the packages {@code audit.api}, {@code audit.result}, {@code job}, {@code state} and {@code time}.
 * Only {@code audit} and {@code audit.judging} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.listing;

import org.jspecify.annotations.NullMarked;
