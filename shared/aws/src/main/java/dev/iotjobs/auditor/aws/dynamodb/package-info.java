/** DynamoDB tables, with retries after contention. Depends on {@code table} of the core and on {@code aws.error}. */
@NullMarked
package dev.iotjobs.auditor.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
