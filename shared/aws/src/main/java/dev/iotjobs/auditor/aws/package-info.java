/**
 * The wiring from settings to an audit in an AWS account. May depend on the core and on all packages below this one.
 * What runs audits needs {@link dev.iotjobs.auditor.aws.AwsAudit} only.
 */
@NullMarked
package dev.iotjobs.auditor.aws;

import org.jspecify.annotations.NullMarked;
