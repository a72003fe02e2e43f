/**
 * AWS IoT jobs as ListJobs and DescribeJob return them, with empty values and long texts normalised.
 *
 * <p>May depend on its own subpackages only.
 */
@NullMarked
package dev.iotjobs.auditor.job;

import org.jspecify.annotations.NullMarked;
