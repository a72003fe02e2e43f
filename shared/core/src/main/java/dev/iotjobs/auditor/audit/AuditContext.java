package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.policy.PolicyInForce;
import dev.iotjobs.auditor.time.Timeline;

/**
 * The objects that the audits of all Regions of a request share.
 *
 * @param policy the policy that all these audits use, chosen after their leases were taken
 * @param timeline clock of the audit, monotonic
 */
record AuditContext(
        AuditRequest request, AuditSettings settings, PolicyInForce policy, Leases leases, Timeline timeline) {}
