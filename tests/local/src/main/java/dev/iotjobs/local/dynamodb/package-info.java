/**
 * Simulates DynamoDB over HTTP, with tables in memory. Supports the calls of the auditor and the commands {@code scan},
 * {@code query}, {@code get-item}, {@code describe-table} and {@code list-tables} of {@code aws dynamodb}. A table has
 * the keys {@code pk} and {@code sk}, and may have the index {@code open}. If a request uses an unsupported feature,
 * the error names the feature.
 *
 * <p>May depend on the simulator, the auditor's tables and Jackson. Only {@code local} may depend on this package.
 */
@NullMarked
package dev.iotjobs.local.dynamodb;

import org.jspecify.annotations.NullMarked;
