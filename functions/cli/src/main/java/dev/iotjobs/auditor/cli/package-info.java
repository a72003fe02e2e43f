/**
 * The audit from a shell: {@code audit run}, {@code audit alert}, {@code audit rules}, {@code audit policy} and {@code
 * audit exempt}. Standard output has only the result; progress, logs and problems go to standard error. Depends on the
 * wiring in {@code aws} and on {@code report}; knows no SDK.
 */
@NullMarked
package dev.iotjobs.auditor.cli;

import org.jspecify.annotations.NullMarked;
