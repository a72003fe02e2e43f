package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.audit.result.FindingReader;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.Repair;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the findings of a dry run. A dry run keeps findings only in memory, and keeps only some findings of jobs. This
 * class rebuilds a missing finding from the record of its job.
 */
public final class UnstoredFindings implements FindingReader {

    private final RegionStore store;
    private final Records records;
    private final Circumstances circumstances;

    public UnstoredFindings(RegionStore store, Records records, Circumstances circumstances) {
        this.store = store;
        this.records = records;
        this.circumstances = circumstances;
    }

    @Override
    public Map<FindingKey, Finding> read(Collection<FindingKey> keys) {
        // A dry run stores the findings of a job, in memory, only if it judges the job twice.
        Map<FindingKey, Finding> found = new HashMap<>(store.findings(keys));
        keys.stream()
                .filter(key -> isOfJob(key) && !found.containsKey(key))
                .forEach(key -> ofJob(key).ifPresent(finding -> found.put(key, finding)));
        return found;
    }

    private static boolean isOfJob(FindingKey key) {
        return key.subject() instanceof Subject.OfJob;
    }

    private Optional<Finding> ofJob(FindingKey key) {
        return records.ofJob(key.subject().name()).stream()
                .filter(known -> known.subject().equals(key.subject()) && known.observation() != null)
                .findFirst()
                .flatMap(known -> Repair.finding(key, known, whenDescribed(known)));
    }

    /** The circumstances at the time when the job was last described. */
    private Circumstances whenDescribed(SubjectRecord known) {
        // With these, a rebuilt finding has the same text as the verdict that opened it
        return circumstances.at(Objects.requireNonNull(known.observation()).describedAt());
    }
}
