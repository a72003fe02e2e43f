/**
 * The meaning of AWS's errors for an audit: which are transient and worth a retry, and which are denials.
 *
 * <p>May depend on the AWS SDK only.
 */
@NullMarked
package dev.iotjobs.auditor.aws.error;

import org.jspecify.annotations.NullMarked;
