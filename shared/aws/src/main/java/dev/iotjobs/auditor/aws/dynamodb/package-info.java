/** Tables in DynamoDB, with retries after contention. Depends on the core's port on tables and on the errors of AWS. */
@NullMarked
package dev.iotjobs.auditor.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
