/**
 * The parts that JSON documents share. They have the same names in every document. Depends on the core and on Jackson.
 * Only {@code export.format}, {@code report} and {@code report.finding} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.report.document;

import org.jspecify.annotations.NullMarked;
