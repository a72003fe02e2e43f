/** How options are read: the values that they take, and what is wrong with a command line. Depends on picocli only. */
@NullMarked
package dev.iotjobs.auditor.cli.option;

import org.jspecify.annotations.NullMarked;
