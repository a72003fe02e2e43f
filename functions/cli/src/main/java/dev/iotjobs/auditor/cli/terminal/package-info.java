/**
 * The shell that runs a command: its streams, progress and interruption, the size of its terminal, and pages that a key
 * continues. Depends on the core and on {@code report}.
 */
@NullMarked
package dev.iotjobs.auditor.cli.terminal;

import org.jspecify.annotations.NullMarked;
