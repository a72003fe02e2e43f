/**
 * Rules on the security of jobs, such as document sources, downloads, signing roles and secrets.
 *
 * <p>May depend on the packages {@code rule} and {@code rule.condition}, and on the packages on which these depend.
 * Only {@code rule.book} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.security;

import org.jspecify.annotations.NullMarked;
