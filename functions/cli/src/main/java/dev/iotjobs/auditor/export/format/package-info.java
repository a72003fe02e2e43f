/**
 * The formats of reports, and those for programs: CSV, JSON and OCSF. Depends on {@code export}, on the parts of
 * documents, and on libraries for formats. Only commands may depend on it.
 */
@NullMarked
package dev.iotjobs.auditor.export.format;

import org.jspecify.annotations.NullMarked;
