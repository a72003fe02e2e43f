package dev.iotjobs.auditor.rule;

/** One rule's verdict on one subject. */
public record Evaluation(RuleMetadata rule, Subject subject, Verdict verdict) {}
