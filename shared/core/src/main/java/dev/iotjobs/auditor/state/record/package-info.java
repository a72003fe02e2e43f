/**
 * The record of one subject with its marks, and the pure functions that make the next record.
 *
 * <p>May depend on the packages {@code table}, {@code job}, {@code finding}, {@code policy} and {@code rule}.
 */
@NullMarked
package dev.iotjobs.auditor.state.record;

import org.jspecify.annotations.NullMarked;
