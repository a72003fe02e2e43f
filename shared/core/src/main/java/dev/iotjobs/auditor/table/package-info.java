/**
 * The port on DynamoDB: items, typed conditions and transactions, sizes, and attributes as bytes. Depends on no other
 * package of this module.
 */
@NullMarked
package dev.iotjobs.auditor.table;

import org.jspecify.annotations.NullMarked;
