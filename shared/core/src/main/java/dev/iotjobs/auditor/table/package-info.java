/**
 * The port for DynamoDB tables: items, typed conditions and transactions, sizes of items, and attributes packed into
 * bytes. Depends on no other package of this module.
 */
@NullMarked
package dev.iotjobs.auditor.table;

import org.jspecify.annotations.NullMarked;
