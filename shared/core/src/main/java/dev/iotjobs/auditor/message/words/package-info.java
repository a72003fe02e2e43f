/**
 * How a finding, a figure and a gap are named in messages. What a finding says of its subject is worded by its rule, its
 * commands by {@code rule.JobCommands}. Depends on messages, findings, rules and plain text.
 */
@NullMarked
package dev.iotjobs.auditor.message.words;

import org.jspecify.annotations.NullMarked;
