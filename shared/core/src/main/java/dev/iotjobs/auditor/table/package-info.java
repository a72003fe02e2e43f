/**
 * The port on DynamoDB: items, typed conditions and transactions, sizes, and attributes as bytes. Depends on nothing else
 * here.
 */
@NullMarked
package dev.iotjobs.auditor.table;

import org.jspecify.annotations.NullMarked;
