/**
 * The contents of messages to subscribers, also called alerts. A message reports how findings differ from those that
 * subscribers know. The words are in {@code message.words}, the layouts in {@code message.layout}; start reading at
 * {@code message.layout.MessageText}.
 *
 * <p>May depend on the packages {@code fact}, {@code finding}, {@code job} and {@code rule}. Each package that
 * docs/architecture.md lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.message;

import org.jspecify.annotations.NullMarked;
