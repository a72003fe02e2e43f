/**
 * Makes an audit of an AWS account from settings. May depend on the core and on all packages below this one. Code that
 * runs audits needs only {@link dev.iotjobs.auditor.aws.AwsAudit}. Only {@code cli}, {@code cli.finding}, {@code
 * cli.option}, {@code lambda}, {@code load}, {@code load.audit} and {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.aws;

import org.jspecify.annotations.NullMarked;
