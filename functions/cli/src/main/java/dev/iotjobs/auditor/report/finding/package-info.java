/**
 * Renders stored findings, and what rules say about one job, as text and as JSON. Depends on the core and on {@code
 * report}. Does not use AWS, and does no I/O. Only {@code cli.finding} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.report.finding;

import org.jspecify.annotations.NullMarked;
