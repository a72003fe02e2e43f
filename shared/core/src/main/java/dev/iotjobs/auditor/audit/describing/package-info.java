/**
 * The order in which jobs are described, and the threads that describe them. Depends on what an audit
 * asks of AWS, on results, jobs and time.
 */
@NullMarked
package dev.iotjobs.auditor.audit.describing;

import org.jspecify.annotations.NullMarked;
