/**
 * Tests of the function's event, log and metrics. {@code tests/integration} tests the whole function as Lambda runs it.
 */
@NullMarked
package dev.iotjobs.auditor.lambda;

import org.jspecify.annotations.NullMarked;
