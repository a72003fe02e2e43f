/**
 * Decides which policy an audit uses, and which notices subscribers receive about the policy and its exemptions.
 *
 * <p>May depend on the packages {@code policy}, {@code state} and {@code message}, and on the packages on which these
 * depend. Only {@code audit}, {@code aws}, {@code cli} and {@code cli.finding} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.policy;

import org.jspecify.annotations.NullMarked;
