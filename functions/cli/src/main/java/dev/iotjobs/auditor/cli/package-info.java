/**
 * The commands of {@code ./audit}, such as {@code run}, {@code findings} and {@code report}. Standard output has only
 * the result; progress, logs and problems go to standard error. Depends on the core, {@code aws}, {@code doc}, {@code
 * export} and {@code report}. Does not use the AWS SDK. Only {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.cli;

import org.jspecify.annotations.NullMarked;
