/**
 * Plain text for people: what an account's text looks like, patterns, fingerprints, figures, times, wrapped lines and
 * shell commands. Depends on nothing else here, and never on the machine's language or time zone.
 */
@NullMarked
package dev.iotjobs.auditor.text;

import org.jspecify.annotations.NullMarked;
