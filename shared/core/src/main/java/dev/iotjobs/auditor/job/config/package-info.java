/**
 * The configurations, counters and times of a job, under the names of DescribeJob.
 *
 * <p>May depend on no other package of the project.
 */
@NullMarked
package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.NullMarked;
