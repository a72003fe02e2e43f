/**
 * Writes reports to files and to standard output, and shows how many findings were read. A file is written in full or
 * not at all. Depends on {@code export} only. Only {@code cli} and {@code cli.finding} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.cli.output;

import org.jspecify.annotations.NullMarked;
