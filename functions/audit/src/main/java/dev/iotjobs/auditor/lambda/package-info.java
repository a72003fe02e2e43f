/**
 * The scheduled Lambda function. It reads its event, makes an audit, logs, publishes metrics and returns an answer.
 * Depends on {@code shared/core}, which contains the audit, and on {@code shared/aws}, which connects the audit to AWS.
 */
@NullMarked
package dev.iotjobs.auditor.lambda;

import org.jspecify.annotations.NullMarked;
