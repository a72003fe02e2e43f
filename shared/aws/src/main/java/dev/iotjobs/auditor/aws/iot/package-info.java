/**
 * AWS IoT jobs by ListJobs and DescribeJob. Depends on the core's port on jobs and on the errors of AWS.
 */
@NullMarked
package dev.iotjobs.auditor.aws.iot;

import org.jspecify.annotations.NullMarked;
