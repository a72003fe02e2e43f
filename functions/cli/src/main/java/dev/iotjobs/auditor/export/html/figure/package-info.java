/**
 * Computes the figures of the HTML report: lengths of bars, points of lines, and the sentences beside them. Writes no
 * markup. Depends on the core and on {@code export}. Only {@code export.html} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.export.html.figure;

import org.jspecify.annotations.NullMarked;
