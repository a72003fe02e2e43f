/**
 * Options that several commands share, settings from options, and messages about invalid command lines. Depends on
 * picocli, on the settings in {@code aws} and on {@code cli.terminal}.
 */
@NullMarked
package dev.iotjobs.auditor.cli.option;

import org.jspecify.annotations.NullMarked;
