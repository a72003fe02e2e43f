/**
 * The parts of JSON documents, with the same names in every document. Depends on the core and on Jackson; {@code
 * report} and {@code export} may depend on it.
 */
@NullMarked
package dev.iotjobs.auditor.report.document;

import org.jspecify.annotations.NullMarked;
