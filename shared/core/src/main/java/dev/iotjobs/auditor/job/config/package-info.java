/**
 * The configurations, counters and times of a job, as DescribeJob names them. Depends on nothing else here.
 */
@NullMarked
package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.NullMarked;
