/**
 * The port for DynamoDB tables. Also computes the sizes of items, and packs attributes into bytes.
 *
 * <p>May depend on no other package of the project. Each package that docs/architecture.md lists after this one may
 * depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.table;

import org.jspecify.annotations.NullMarked;
