/**
 * Alerts by SNS. Depends on the core's port on alerts, on settings and on the errors of AWS.
 */
@NullMarked
package dev.iotjobs.auditor.aws.sns;

import org.jspecify.annotations.NullMarked;
