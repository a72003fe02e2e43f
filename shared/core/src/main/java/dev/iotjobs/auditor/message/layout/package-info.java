/**
 * The layout of each kind of message. Start reading at {@link MessageText}.
 *
 * <p>May depend on the package {@code message.words} and on the packages on which {@code message.words} depends. Only
 * {@code audit} and {@code aws} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.message.layout;

import org.jspecify.annotations.NullMarked;
