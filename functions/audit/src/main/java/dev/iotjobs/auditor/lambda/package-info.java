/**
 * The scheduled Lambda function. It reads its event, makes an audit, logs, publishes metrics and returns an answer.
 * Depends on {@code shared/core}, which contains the audit, and on {@code shared/aws}, which connects the audit to AWS.
 * Only {@code load.audit} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.lambda;

import org.jspecify.annotations.NullMarked;
