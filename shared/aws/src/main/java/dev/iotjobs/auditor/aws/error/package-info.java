/**
 * The meaning of AWS's errors for an audit: which are transient and worth a retry, and which are denials.
 *
 * <p>May depend on the AWS SDK only. Only {@code aws}, {@code aws.dynamodb}, {@code aws.iot}, {@code aws.policy},
 * {@code aws.sns}, {@code cli} and {@code lambda} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.aws.error;

import org.jspecify.annotations.NullMarked;
