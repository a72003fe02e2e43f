/**
 * The words of messages about findings, figures and coverage. Rules provide the reason of a finding, and {@code
 * rule.JobCommands} its commands. Depends on {@code message}, findings, rules and {@code text}.
 */
@NullMarked
package dev.iotjobs.auditor.message.words;

import org.jspecify.annotations.NullMarked;
