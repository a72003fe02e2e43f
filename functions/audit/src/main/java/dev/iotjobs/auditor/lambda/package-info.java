/**
 * The scheduled Lambda function: reads its event, makes an audit, answers, logs and publishes metrics. The audit itself
 * is in the core.
 */
@NullMarked
package dev.iotjobs.auditor.lambda;

import org.jspecify.annotations.NullMarked;
