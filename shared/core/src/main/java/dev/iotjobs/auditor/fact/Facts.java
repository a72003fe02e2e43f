package dev.iotjobs.auditor.fact;

/** What is known of one subject when rules judge it. */
public sealed interface Facts permits JobFacts, QuotaUsage, RegionFacts, RuleRuns {}
