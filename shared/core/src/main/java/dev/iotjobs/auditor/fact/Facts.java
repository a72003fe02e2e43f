package dev.iotjobs.auditor.fact;

/** What is known about one subject. Rules judge the subject by these facts. */
public sealed interface Facts
        permits JobFacts, DeletedJob, QuotaUsage, RegionFacts, RuleRuns, SiblingFacts, TargetFacts {}
