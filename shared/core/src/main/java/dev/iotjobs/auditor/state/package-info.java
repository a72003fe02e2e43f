/**
 * Stores data between audits: records of subjects, findings, heads of Regions, the policy in force, and the findings
 * that subscribers were notified of.
 *
 * <p>May depend on the packages {@code table}, {@code state.record}, {@code finding}, {@code message} and {@code
 * policy}. Each package that docs/architecture.md lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.state;

import org.jspecify.annotations.NullMarked;
