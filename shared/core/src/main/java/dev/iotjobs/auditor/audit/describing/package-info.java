/**
 * Describes jobs and reads their tags: the order of jobs, the threads, and retries. Depends on {@code audit.api}, on
 * results, jobs, facts and time.
 */
@NullMarked
package dev.iotjobs.auditor.audit.describing;

import org.jspecify.annotations.NullMarked;
