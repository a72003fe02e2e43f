/**
 * Plain text for people: safe text from an account, patterns, fingerprints, numbers, times, wrapped lines and shell
 * commands. Depends on no other package of the project, nor on the machine's language or time zone.
 */
@NullMarked
package dev.iotjobs.auditor.text;

import org.jspecify.annotations.NullMarked;
