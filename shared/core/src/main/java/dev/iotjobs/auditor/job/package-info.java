/**
 * AWS IoT jobs as ListJobs and DescribeJob describe them, normalised once. Depends on nothing else here.
 */
@NullMarked
package dev.iotjobs.auditor.job;

import org.jspecify.annotations.NullMarked;
