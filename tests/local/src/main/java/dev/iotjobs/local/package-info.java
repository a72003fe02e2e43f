/**
 * A whole AWS account in one process: the IoT Jobs simulator, DynamoDB Local, SNS and SQS.
 *
 * <p>Here live the two services that the simulator leaves out ({@link dev.iotjobs.local.SnsHandler},
 * {@link dev.iotjobs.local.SqsHandler}), the start and stop of DynamoDB Local ({@link dev.iotjobs.local.DynamoDbLocal})
 * and the account that holds them together.
 *
 * <p>May depend on the simulator, DynamoDB Local and Jackson. This is the only module with DynamoDB Local on its class
 * path, because of all that comes with it.
 */
@NullMarked
package dev.iotjobs.local;

import org.jspecify.annotations.NullMarked;
