/**
 * Renders audits, their messages and rules as text and as JSON. Depends on the core and on Jackson. Does not use AWS,
 * and does no I/O.
 */
@NullMarked
package dev.iotjobs.auditor.report;

import org.jspecify.annotations.NullMarked;
