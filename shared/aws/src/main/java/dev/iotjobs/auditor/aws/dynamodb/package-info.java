/**
 * DynamoDB tables, with retries after contention. Depends on {@code table} of the core and on {@code aws.error}. Only
 * {@code aws} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
