/**
 * AWS IoT jobs as ListJobs and DescribeJob describe them, normalised once. Depends on the configurations of a job.
 */
@NullMarked
package dev.iotjobs.auditor.job;

import org.jspecify.annotations.NullMarked;
