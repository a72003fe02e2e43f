/**
 * The calls of an audit to AWS IoT and Service Quotas: their interface, answers, retries, pacing and quotas.
 *
 * <p>May depend on the packages {@code job}, {@code fact} and {@code time}. Each package that docs/architecture.md
 * lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.api;

import org.jspecify.annotations.NullMarked;
