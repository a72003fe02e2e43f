package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.time.Timeline;

/**
 * What the audits of all Regions of a request have in common.
 *
 * @param policy as it was read under the leases
 * @param timeline steady
 */
record RunningAudit(AuditRequest request, AuditSettings settings, Policy policy, Leases leases, Timeline timeline) {}
