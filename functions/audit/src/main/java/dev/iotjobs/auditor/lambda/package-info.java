/**
 * The scheduled Lambda function: reads its event, makes an audit, answers, logs and counts. Nothing of the audit itself
 * lives here.
 */
@NullMarked
package dev.iotjobs.auditor.lambda;

import org.jspecify.annotations.NullMarked;
