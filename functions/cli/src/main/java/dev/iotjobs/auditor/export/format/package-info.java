/**
 * The formats of reports. This package itself writes the formats for programs: CSV, JSON and OCSF. Depends on {@code
 * export}, on {@code report.document} and on libraries for formats. Only {@code cli}, {@code cli.finding} and {@code
 * cli.output} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.export.format;

import org.jspecify.annotations.NullMarked;
