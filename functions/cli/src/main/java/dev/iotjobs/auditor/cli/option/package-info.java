/**
 * Options that several commands share, settings from options, and messages about invalid command lines. Depends on
 * picocli, on the settings in {@code aws} and on {@code cli.terminal}. Only {@code cli} and {@code cli.finding} may
 * depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.cli.option;

import org.jspecify.annotations.NullMarked;
