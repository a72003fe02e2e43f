/**
 * How a finding, a figure and a gap are worded in messages. Depends on messages, findings, rules and plain text.
 */
@NullMarked
package dev.iotjobs.auditor.message.words;

import org.jspecify.annotations.NullMarked;
