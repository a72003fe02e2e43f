/**
 * Writes a report as one HTML page with a script that sorts and filters findings. The templates in {@code src/main/jte}
 * are compiled into this package. Depends on the core, on {@code export}, on jte and on Jackson's JSON writer. Other
 * packages use only {@code HtmlReport}. Only {@code export.format} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.export.html;

import org.jspecify.annotations.NullMarked;
