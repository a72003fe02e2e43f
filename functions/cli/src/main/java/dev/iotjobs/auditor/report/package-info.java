/**
 * Renders audits, their messages and rules as text and as JSON. Depends on the core and on Jackson. Does not use AWS,
 * and does no I/O. Only {@code cli}, {@code cli.terminal}, {@code doc}, {@code export.source}, {@code load.audit},
 * {@code local.shell}, {@code report.finding} and {@code report.policy} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.report;

import org.jspecify.annotations.NullMarked;
