/**
 * Tables in memory, with DynamoDB's limits.
 *
 * <p>May depend on the package {@code table} only.
 */
@NullMarked
package dev.iotjobs.auditor.table.memory;

import org.jspecify.annotations.NullMarked;
