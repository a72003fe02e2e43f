package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.policy.PolicyInForce;
import dev.iotjobs.auditor.time.Timeline;

/**
 * What the audits of all Regions of a request share.
 *
 * @param policy as decided under the leases
 * @param timeline steady
 */
record RunningAudit(
        AuditRequest request, AuditSettings settings, PolicyInForce policy, Leases leases, Timeline timeline) {}
