package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.rule.Place;
import java.util.Set;

/**
 * A Region to audit.
 *
 * @param source where its jobs come from
 * @param first ids of jobs to describe before all others, however fresh what is known of them
 * @param progress told of how far the audit is
 */
public record AuditedRegion(Place place, JobSource source, Set<String> first, AuditProgress progress) {

    public AuditedRegion {
        first = Set.copyOf(first);
    }
}
