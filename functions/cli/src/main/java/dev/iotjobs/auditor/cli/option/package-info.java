/**
 * Options that commands share: their values, the settings that they give, and the problems of a command line. Depends on
 * picocli, on settings in {@code aws} and on the terminal.
 */
@NullMarked
package dev.iotjobs.auditor.cli.option;

import org.jspecify.annotations.NullMarked;
