/**
 * The configurations, counters and times of a job, under the names of DescribeJob.
 *
 * <p>May depend on no other package of the project. Each package that docs/architecture.md lists after this one may
 * depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.NullMarked;
