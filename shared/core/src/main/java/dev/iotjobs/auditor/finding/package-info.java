/**
 * Findings, their identity and life cycle.
 *
 * <p>May depend on the packages {@code job}, {@code rule} and {@code text}.
 */
@NullMarked
package dev.iotjobs.auditor.finding;

import org.jspecify.annotations.NullMarked;
