/**
 * A report as one page for a browser: sentences, figures, and rows that a script of the page sorts and filters. The
 * templates in {@code src/main/jte} are compiled into this package. Depends on the model of a report, the core, jte and
 * Jackson's writer. Only commands may depend on it, by {@code HtmlReport}.
 */
@NullMarked
package dev.iotjobs.auditor.export.html;

import org.jspecify.annotations.NullMarked;
