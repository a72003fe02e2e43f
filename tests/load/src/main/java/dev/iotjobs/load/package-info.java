/**
 * Measurements of audits at scale, one command each: {@code ./audit load NAME}. Each prints its figures as a table,
 * writes them as JSON, and ends with exit code 1 when one misses its bar. May depend on everything.
 */
@NullMarked
package dev.iotjobs.load;

import org.jspecify.annotations.NullMarked;
