/**
 * Publishes alerts to SNS, without retries within an audit. Depends on the core's port {@code AlertChannel}, on the
 * settings and on {@code aws.error}. Only {@code aws} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.aws.sns;

import org.jspecify.annotations.NullMarked;
