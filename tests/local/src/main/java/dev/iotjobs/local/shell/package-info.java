/**
 * The commands {@code demo} and {@code local} of {@code ./audit}. May depend on the local account and on the command
 * line of the auditor. No other package may depend on this package.
 */
@NullMarked
package dev.iotjobs.local.shell;

import org.jspecify.annotations.NullMarked;
