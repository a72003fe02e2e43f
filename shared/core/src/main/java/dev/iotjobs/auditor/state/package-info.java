/**
 * Stores data between audits: records of subjects, findings, heads of Regions, the policy in force, and the findings that subscribers were notified of.
 *
 * <p>May depend on the packages {@code table}, {@code state.record}, {@code finding}, {@code message} and {@code policy}.
 */
@NullMarked
package dev.iotjobs.auditor.state;

import org.jspecify.annotations.NullMarked;
