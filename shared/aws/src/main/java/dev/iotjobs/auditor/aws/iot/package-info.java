/**
 * Jobs from AWS IoT and quotas from Service Quotas. Depends on the core's port {@code JobSource} and on {@code
 * aws.error}. Only {@code aws} and {@code load.benchmark} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.aws.iot;

import org.jspecify.annotations.NullMarked;
