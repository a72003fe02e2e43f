/**
 * Tables in memory, with DynamoDB's limits. Depends on {@code table} only.
 */
@NullMarked
package dev.iotjobs.auditor.table.memory;

import org.jspecify.annotations.NullMarked;
