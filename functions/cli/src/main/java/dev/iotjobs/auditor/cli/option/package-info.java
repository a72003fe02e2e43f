/** Reads the values of options, and words the problems of a command line. Depends on picocli only. */
@NullMarked
package dev.iotjobs.auditor.cli.option;

import org.jspecify.annotations.NullMarked;
