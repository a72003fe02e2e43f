/**
 * Writes reports to files and streams, whole or not at all, and counts what is read for them. Depends on {@code export}
 * only. Only commands may depend on it.
 */
@NullMarked
package dev.iotjobs.auditor.cli.output;

import org.jspecify.annotations.NullMarked;
