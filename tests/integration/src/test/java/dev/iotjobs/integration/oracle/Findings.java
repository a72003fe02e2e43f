package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The findings on jobs as a store has them. */
final class Findings {

    private final AuditStore store;
    private final Place place;
    private final Set<String> ruleIds;

    Findings(AuditStore store, Place place, Set<String> ruleIds) {
        this.store = store;
        this.place = place;
        this.ruleIds = ruleIds;
    }

    /** What is open on each of these jobs, by rule; nothing on those that are missing. */
    Map<JobKey, Map<String, Standing>> open(Collection<JobKey> jobs) {
        Map<JobKey, Map<String, Standing>> open = new HashMap<>();
        for (Finding finding : read(jobs)) {
            if (finding.isOpen() && finding.key().subject() instanceof Subject.OfJob(JobKey job)) {
                open.computeIfAbsent(job, any -> new TreeMap<>())
                        .put(finding.key().ruleId(), Standing.of(finding));
            }
        }
        return open;
    }

    List<Finding> read(Collection<JobKey> jobs) {
        Set<FindingKey> keys = new HashSet<>();
        jobs.forEach(job -> ruleIds.forEach(ruleId -> keys.add(new FindingKey(place, new Subject.OfJob(job), ruleId))));
        return store.findings(keys);
    }
}
