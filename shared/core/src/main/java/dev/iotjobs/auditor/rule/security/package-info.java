/**
 * Rules about what a job exposes: where its document and downloads come from, and what they reveal.
 *
 * <p>May depend on the packages {@code rule} and {@code rule.condition}, and on the packages on which these depend.
 * Only {@code rule.book} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.security;

import org.jspecify.annotations.NullMarked;
