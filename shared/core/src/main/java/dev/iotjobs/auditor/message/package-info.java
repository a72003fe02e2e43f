/**
 * What is sent to subscribers: the difference between what they were notified of and what is true, and its text.
 * Depends on findings, on rules, and on plain text. Begin at {@link MessageText}: a {@code Layout} lays a message out, and
 * {@code Wording} words one finding. Reasons and commands come from the rules.
 */
@NullMarked
package dev.iotjobs.auditor.message;

import org.jspecify.annotations.NullMarked;
