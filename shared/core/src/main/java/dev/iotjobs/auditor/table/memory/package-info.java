/**
 * Tables in memory, with DynamoDB's limits.
 *
 * <p>May depend on the package {@code table} only. Each package that docs/architecture.md lists after this one may
 * depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.table.memory;

import org.jspecify.annotations.NullMarked;
