package dev.iotjobs.auditor.rule;

import org.jspecify.annotations.Nullable;

/**
 * One rule's verdict on one subject.
 *
 * @param failure what the rule threw instead of a verdict, which then is INSUFFICIENT_DATA; null when it threw nothing
 */
public record Evaluation(
        RuleDefinition<?> rule, Verdict verdict, @Nullable RuntimeException failure) {}
