/**
 * Plain text for people: text from an account made safe to print, patterns, fingerprints, numbers, times, wrapped lines
 * and shell commands. The results are the same for any language and time zone of the machine.
 *
 * <p>May depend on no other package of the project. Each package that docs/architecture.md lists after this one may
 * depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.text;

import org.jspecify.annotations.NullMarked;
