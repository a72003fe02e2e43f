/**
 * The scheduled Lambda function: reads its event, makes an audit, answers, logs and publishes metrics. Depends on
 * the core, where the audit itself is, and on its wiring to AWS.
 */
@NullMarked
package dev.iotjobs.auditor.lambda;

import org.jspecify.annotations.NullMarked;
