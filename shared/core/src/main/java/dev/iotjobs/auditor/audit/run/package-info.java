/**
 * Stores the figures of audits, and reads them for people and reports.
 *
 * <p>May depend on the packages {@code audit.result} and {@code state}, and on the packages on which these depend. Only
 * {@code audit}, {@code aws}, {@code cli.finding}, {@code export.source} and {@code report.finding} may depend on this
 * package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.run;

import org.jspecify.annotations.NullMarked;
