/**
 * What is sent to subscribers: the difference between what they were notified of and what is true, and its text.
 * Depends on findings, on rules, and on plain text.
 */
@NullMarked
package dev.iotjobs.auditor.message;

import org.jspecify.annotations.NullMarked;
