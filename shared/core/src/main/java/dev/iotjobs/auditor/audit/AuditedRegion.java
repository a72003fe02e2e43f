package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.rule.Place;

/** A Region to audit, where its jobs come from, and who is told of the audit's progress. */
public record AuditedRegion(Place place, JobSource source, AuditProgress progress) {}
