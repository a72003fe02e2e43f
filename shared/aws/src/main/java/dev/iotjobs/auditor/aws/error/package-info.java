/**
 * What an error of AWS means to an audit. Depends on the AWS SDK only.
 */
@NullMarked
package dev.iotjobs.auditor.aws.error;

import org.jspecify.annotations.NullMarked;
