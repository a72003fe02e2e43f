/**
 * DynamoDB over HTTP, from tables in memory: the calls of the auditor, and those by which a person looks ({@code aws
 * dynamodb scan}, {@code query}, {@code get-item}, {@code describe-table}, {@code list-tables}). A table has the keys
 * {@code pk} and {@code sk}, and may have the index {@code open}. Any other request is refused with an error that names
 * it.
 *
 * <p>May depend on the simulator, the auditor's tables and Jackson.
 */
@NullMarked
package dev.iotjobs.local.dynamodb;

import org.jspecify.annotations.NullMarked;
