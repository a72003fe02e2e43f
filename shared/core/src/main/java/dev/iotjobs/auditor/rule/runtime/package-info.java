/**
 * Rules on running and finished jobs, by their execution counters.
 *
 * <p>May depend on the packages {@code rule} and {@code rule.condition}, and on the packages on which these depend.
 * Only {@code rule.book} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.runtime;

import org.jspecify.annotations.NullMarked;
