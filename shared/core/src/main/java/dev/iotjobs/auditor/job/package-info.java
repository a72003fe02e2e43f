/**
 * AWS IoT jobs as ListJobs and DescribeJob return them, with empty values and long texts normalised.
 *
 * <p>May depend on its own subpackages only. Each package that docs/architecture.md lists after this one may depend on
 * this package.
 */
@NullMarked
package dev.iotjobs.auditor.job;

import org.jspecify.annotations.NullMarked;
