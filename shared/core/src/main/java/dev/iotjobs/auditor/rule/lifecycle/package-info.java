/**
 * Rules on the start, end and cancellation of jobs.
 *
 * <p>May depend on the packages {@code rule} and {@code rule.condition}, and on the packages on which these depend.
 * Only {@code rule.book} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.lifecycle;

import org.jspecify.annotations.NullMarked;
