/**
 * A whole AWS account in one process: the IoT Jobs simulator, DynamoDB, SNS, SQS, Parameter Store and
 * AppConfig.
 *
 * <p>Here live two of the services that the simulator leaves out ({@link dev.iotjobs.local.SnsHandler},
 * {@link dev.iotjobs.local.SqsHandler}; the others have packages of their own) and the account that holds them together.
 *
 * <p>May depend on the simulator, on Jackson, and on the auditor's time and tables.
 */
@NullMarked
package dev.iotjobs.local;

import org.jspecify.annotations.NullMarked;
