/**
 * Findings, their identity and life cycle.
 *
 * <p>May depend on the packages {@code job}, {@code rule} and {@code text}. Each package that docs/architecture.md
 * lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.finding;

import org.jspecify.annotations.NullMarked;
