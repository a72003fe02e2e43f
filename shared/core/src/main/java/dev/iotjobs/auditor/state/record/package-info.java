/**
 * The record of one subject with its marks, and the pure functions that make the next record.
 *
 * <p>May depend on the packages {@code table}, {@code job}, {@code finding}, {@code policy} and {@code rule}. Each
 * package that docs/architecture.md lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.state.record;

import org.jspecify.annotations.NullMarked;
