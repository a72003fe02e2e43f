/**
 * The core's ports on AWS (IoT, Service Quotas, DynamoDB, SNS), and the wiring from settings to an audit. May depend on
 * the core, the report and the AWS SDK. What runs audits needs {@link dev.iotjobs.auditor.aws.AwsAudit} only.
 */
@NullMarked
package dev.iotjobs.auditor.aws;

import org.jspecify.annotations.NullMarked;
