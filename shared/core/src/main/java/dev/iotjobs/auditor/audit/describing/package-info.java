/**
 * The order in which jobs are described, and the threads that describe them. Depends on {@code audit.api} and
 * {@code audit.result} only.
 */
@NullMarked
package dev.iotjobs.auditor.audit.describing;

import org.jspecify.annotations.NullMarked;
