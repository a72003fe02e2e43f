/**
 * The contents of alerts, which are messages to subscribers: the difference between the findings that they know and the present ones.
 * Depends on findings and rules. The words are in {@code message.words}, the layouts in {@code message.layout}.
 */
@NullMarked
package dev.iotjobs.auditor.message;

import org.jspecify.annotations.NullMarked;
