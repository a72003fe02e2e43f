/**
 * Rules on a whole account in one Region: its quotas, and the coverage, policy and rules of the audit.
 *
 * <p>May depend on the packages {@code rule} and {@code rule.condition}, and on the packages on which these depend.
 * Only {@code rule.book} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.account;

import org.jspecify.annotations.NullMarked;
