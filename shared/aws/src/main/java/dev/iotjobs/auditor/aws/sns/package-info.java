/**
 * Alerts by SNS, without retries in the same audit. Depends on the core's port on alerts, on settings and on the errors
 * of AWS.
 */
@NullMarked
package dev.iotjobs.auditor.aws.sns;

import org.jspecify.annotations.NullMarked;
