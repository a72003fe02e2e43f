/**
 * DynamoDB over HTTP, from tables in memory: what the auditor sends, and what a person looks with ({@code aws dynamodb
 * scan}, {@code query}, {@code get-item}, {@code describe-table}, {@code list-tables}). A table has the keys {@code pk}
 * and {@code sk}, and may have the index {@code open}. What is not served is refused by its name.
 *
 * <p>May depend on the simulator, the auditor's tables and Jackson.
 */
@NullMarked
package dev.iotjobs.local.dynamodb;

import org.jspecify.annotations.NullMarked;
