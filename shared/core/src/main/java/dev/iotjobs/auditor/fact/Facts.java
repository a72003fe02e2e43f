package dev.iotjobs.auditor.fact;

/** The data on one subject that rules judge. */
public sealed interface Facts
        permits JobFacts, DeletedJob, QuotaUsage, RegionFacts, RuleRuns, SiblingFacts, TargetFacts {}
