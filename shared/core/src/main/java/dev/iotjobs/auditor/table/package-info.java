/**
 * The port for DynamoDB tables: items, typed conditions and transactions, sizes of items, and attributes packed into bytes.
 *
 * <p>May depend on no other package of the project.
 */
@NullMarked
package dev.iotjobs.auditor.table;

import org.jspecify.annotations.NullMarked;
