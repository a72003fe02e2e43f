/** The layout of each kind of message. Depends on {@code message.words}. Start reading at {@link MessageText}. */
@NullMarked
package dev.iotjobs.auditor.message.layout;

import org.jspecify.annotations.NullMarked;
