/**
 * The launcher's commands {@code demo} and {@code local}: the local account for a person to look at and to work with. May
 * depend on the account and on the command line of the auditor; nothing depends on it.
 */
@NullMarked
package dev.iotjobs.local.shell;

import org.jspecify.annotations.NullMarked;
