/**
 * The commands of {@code ./audit}, such as {@code run}, {@code findings} and {@code report}. Standard output has only
 * the result; progress, logs and problems go to standard error. Depends on {@code aws}, which connects the audit to
 * AWS, on {@code report} and on {@code export}. Does not use the AWS SDK. Only {@code local.shell} may depend on this
 * package.
 */
@NullMarked
package dev.iotjobs.auditor.cli;

import org.jspecify.annotations.NullMarked;
