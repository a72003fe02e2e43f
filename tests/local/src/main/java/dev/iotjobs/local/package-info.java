/**
 * A simulated AWS account in one process: IoT Jobs, DynamoDB, SNS, SQS, Parameter Store, AppConfig, STS and Service
 * Quotas.
 *
 * <p>This package has {@link dev.iotjobs.local.LocalAccount}, which combines all services, and the handlers of SNS and
 * SQS. Parameter Store, AppConfig and DynamoDB are in subpackages. The other services come from the simulator.
 *
 * <p>May depend on the simulator, on Jackson, and on the auditor's time and tables. Only {@code load}, {@code
 * load.audit}, {@code local.crash} and {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.local;

import org.jspecify.annotations.NullMarked;
