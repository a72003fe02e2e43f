/**
 * The port on DynamoDB: items, typed conditions and transactions, and an implementation in memory. Depends on nothing
 * else here.
 */
@NullMarked
package dev.iotjobs.auditor.table;

import org.jspecify.annotations.NullMarked;
