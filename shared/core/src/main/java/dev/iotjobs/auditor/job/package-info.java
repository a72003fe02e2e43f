/**
 * AWS IoT jobs as ListJobs and DescribeJob return them, with empty values and long texts normalised. Depends on the
 * configurations of a job.
 */
@NullMarked
package dev.iotjobs.auditor.job;

import org.jspecify.annotations.NullMarked;
