package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.job.AccountRegion;

/**
 * A Region to audit.
 *
 * @param source reads the jobs and quotas of the Region
 * @param progress receives the progress of the audit
 */
public record RegionToAudit(AccountRegion place, JobSource source, AuditProgress progress) {}
