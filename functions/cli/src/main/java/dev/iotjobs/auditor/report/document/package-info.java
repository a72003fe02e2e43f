/**
 * The parts that JSON documents share. They have the same names in every document. Depends on the core and on Jackson.
 * {@code report} and {@code export} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.report.document;

import org.jspecify.annotations.NullMarked;
