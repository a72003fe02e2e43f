/**
 * The settings of an installation from variables, options and profiles, all checked at once. Depends on the core and
 * the AWS SDK. Only {@code aws}, {@code aws.policy}, {@code aws.sns}, {@code cli}, {@code cli.finding}, {@code
 * cli.option}, {@code lambda}, {@code load.audit} and {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.aws.settings;

import org.jspecify.annotations.NullMarked;
