/**
 * How jobs are described and their tags are read: the order of jobs, the threads, and retries. Depends on {@code
 * audit.api}, on results, jobs, facts and time.
 */
@NullMarked
package dev.iotjobs.auditor.audit.describing;

import org.jspecify.annotations.NullMarked;
