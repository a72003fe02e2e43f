/**
 * How a message is laid out, for each kind of message. Depends on the words of messages. Begin at {@link MessageText}.
 */
@NullMarked
package dev.iotjobs.auditor.message.layout;

import org.jspecify.annotations.NullMarked;
