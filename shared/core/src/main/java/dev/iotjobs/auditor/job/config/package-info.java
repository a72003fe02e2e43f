/**
 * The configurations, counters and times of a job, as DescribeJob names them. Depends on no other package of this
 * module.
 */
@NullMarked
package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.NullMarked;
