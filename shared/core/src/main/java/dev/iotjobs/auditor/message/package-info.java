/**
 * What is sent to subscribers: the difference between what they were notified of and what is true. Depends on findings
 * and rules. Its words are in {@code message.words}, its layouts in {@code message.layout}.
 */
@NullMarked
package dev.iotjobs.auditor.message;

import org.jspecify.annotations.NullMarked;
