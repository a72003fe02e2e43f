/**
 * Renders stored findings, and what rules say about one job, for people and for programs. Depends on the core and on
 * {@code report}; knows no AWS and does no I/O.
 */
@NullMarked
package dev.iotjobs.auditor.report.finding;

import org.jspecify.annotations.NullMarked;
