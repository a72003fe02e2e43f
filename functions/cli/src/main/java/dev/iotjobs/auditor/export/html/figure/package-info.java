/**
 * The numbers of a page as drawn: lengths of bars and points of lines, with the sentences beside them. Knows no markup.
 * Depends on the core and on plain text. Only {@code export.html} may depend on it.
 */
@NullMarked
package dev.iotjobs.auditor.export.html.figure;

import org.jspecify.annotations.NullMarked;
