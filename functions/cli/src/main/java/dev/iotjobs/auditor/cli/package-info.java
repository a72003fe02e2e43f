/**
 * The commands of {@code ./audit}: {@code run}, {@code findings}, {@code explain}, {@code alert}, {@code rules}, {@code
 * policy} and {@code exempt}. Standard output has only the result; progress, logs and problems go to standard error.
 * Depends on the wiring in {@code aws}, on {@code report} and on {@code export}; knows no SDK.
 */
@NullMarked
package dev.iotjobs.auditor.cli;

import org.jspecify.annotations.NullMarked;
