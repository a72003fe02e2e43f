/**
 * What commands need of the shell that runs them: streams, colours, progress, Ctrl-C, the size of the terminal, and a
 * pager. Depends on the core, on {@code report} and on {@code export}. Only {@code cli}, {@code cli.finding}, {@code
 * cli.option}, {@code load} and {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.cli.terminal;

import org.jspecify.annotations.NullMarked;
