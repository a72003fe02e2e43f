/**
 * Describes jobs and reads their tags: decides the order of the jobs, runs the threads, and retries calls.
 *
 * <p>May depend on the packages {@code audit.api}, {@code audit.result}, {@code fact}, {@code job}, {@code text} and
 * {@code time}. Only {@code audit} and {@code aws} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.describing;

import org.jspecify.annotations.NullMarked;
