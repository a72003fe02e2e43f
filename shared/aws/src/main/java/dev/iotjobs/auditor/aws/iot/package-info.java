/**
 * Jobs from AWS IoT and quotas from Service Quotas. Depends on the core's port {@code JobSource} and on {@code
 * aws.error}.
 */
@NullMarked
package dev.iotjobs.auditor.aws.iot;

import org.jspecify.annotations.NullMarked;
