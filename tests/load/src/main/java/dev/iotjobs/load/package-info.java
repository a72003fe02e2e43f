/**
 * Measurements of audits at scale, one command for each: {@code ./audit load NAME}. Each command prints its figures as
 * a table and writes them as JSON. Its exit code is 1 if a figure misses its limit. May depend on everything. No other
 * package may depend on this package.
 */
@NullMarked
package dev.iotjobs.load;

import org.jspecify.annotations.NullMarked;
