/**
 * The words of messages for findings, figures and gaps. The reason of a finding comes from its rule, its commands from
 * {@code rule.JobCommands}. Depends on messages, findings, rules and plain text.
 */
@NullMarked
package dev.iotjobs.auditor.message.words;

import org.jspecify.annotations.NullMarked;
