/**
 * The contents of messages to subscribers, also called alerts. A message reports how findings differ from those that
 * subscribers know. Depends on findings and rules. The words are in {@code message.words}, the layouts in {@code
 * message.layout}.
 */
@NullMarked
package dev.iotjobs.auditor.message;

import org.jspecify.annotations.NullMarked;
