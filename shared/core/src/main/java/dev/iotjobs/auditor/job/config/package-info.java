/**
 * The configurations, counters and times of a job, under the names of DescribeJob. Depends on no other package of this
 * module.
 */
@NullMarked
package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.NullMarked;
