/**
 * Scans texts, such as the parameters of a job, for secrets, unprotected URLs and placeholder text. A result says what
 * was found and where, but does not contain the text. The time of a scan is proportional to the length of the text and
 * of each pattern of the policy.
 *
 * <p>May depend on the packages {@code job.url}, {@code job.config} and {@code text}. Only {@code job}, {@code
 * rule.security} and {@code state.record} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.job.scan;

import org.jspecify.annotations.NullMarked;
