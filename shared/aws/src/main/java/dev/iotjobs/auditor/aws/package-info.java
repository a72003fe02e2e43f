/**
 * The core's ports on AWS (IoT, Service Quotas, DynamoDB, SNS), and the wiring from settings to an audit. May depend on
 * the core, the report and the AWS SDK; nothing of the SDK shows in what is public here.
 */
@NullMarked
package dev.iotjobs.auditor.aws;

import org.jspecify.annotations.NullMarked;
