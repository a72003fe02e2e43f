package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.Head.Compared;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.Repair;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the findings table with the records of jobs that were looked at: once a day, after another table was named,
 * and after items that could not be read. Used once.
 */
public final class Comparison {

    private static final Duration EVERY = Duration.ofDays(1);

    private final RegionStore store;
    private final boolean isDue;
    private final boolean isFirst;
    private final List<FindingKey> open;

    private Comparison(RegionStore store, boolean isDue, boolean isFirst, List<FindingKey> open) {
        this.store = store;
        this.isDue = isDue;
        this.isFirst = isFirst;
        this.open = open;
    }

    /**
     * Reads which findings are open, if a comparison is due.
     *
     * @param last null before the first
     * @param isDamaged whether something stored could not be read
     */
    public static Comparison of(
            RegionStore store, @Nullable Compared last, boolean isDamaged, Duration tick, Instant now) {
        boolean isDue = last == null
                || isDamaged
                || !last.table().equals(store.findingsTable())
                || last.at().plus(EVERY).isBefore(now.plus(tick));
        return new Comparison(store, isDue, last == null, isDue ? store.openFindings() : List.of());
    }

    public boolean isDue() {
        return isDue;
    }

    /** Findings of a subject that the table has as open; none where no comparison is due. */
    public Collection<Finding> openOf(Subject subject) {
        List<FindingKey> keys =
                open.stream().filter(key -> key.subject().equals(subject)).toList();
        return keys.isEmpty() ? List.of() : store.findings(keys).values();
    }

    /** Ids of jobs that have an open finding and no record: they are described. */
    public Set<String> orphans(Records records) {
        Set<String> orphans = new HashSet<>();
        for (FindingKey key : open) {
            if (key.subject() instanceof Subject.OfJob(var job) && record(records, key.subject()) == null) {
                orphans.add(job.jobId());
            }
        }
        return orphans;
    }

    /**
     * Puts findings right that differ from the records of jobs that this audit looked at.
     *
     * @param since when this audit began: a job described since was looked at
     * @param deleted ids of jobs that do not exist
     */
    public void repair(Records records, Instant since, Collection<String> deleted, Repair repair) {
        Set<String> gone = Set.copyOf(deleted);
        Set<FindingKey> compared = new HashSet<>();
        open.stream()
                .filter(key -> {
                    SubjectRecord known = record(records, key.subject());
                    return known == null ? isGone(records, key.subject(), since, gone) : isLookedAt(known, since);
                })
                .forEach(compared::add);
        if (!isFirst) {
            records.all()
                    .filter(known -> isLookedAt(known, since))
                    .forEach(known -> known.marks()
                            .forEach((ruleId, _) ->
                                    compared.add(new FindingKey(store.place(), known.subject(), ruleId))));
        }
        List<FindingKey> keys = new ArrayList<>(compared);
        Map<FindingKey, Finding> stored = store.findings(keys);
        for (FindingKey key : keys) {
            SubjectRecord known = record(records, key.subject());
            Mark mark = known == null ? null : known.marks().get(key.ruleId());
            if (!Repair.agrees(mark, stored.get(key))) {
                repair.repair(key, known).ifPresent(records::put);
            }
        }
    }

    /** Whether a job without a record does not exist, or another one uses its id. */
    private static boolean isGone(Records records, Subject subject, Instant since, Set<String> deleted) {
        return subject instanceof Subject.OfJob
                && (deleted.contains(subject.name())
                        || records.ofJob(subject.name()).stream().anyMatch(other -> isLookedAt(other, since)));
    }

    private static boolean isLookedAt(@Nullable SubjectRecord known, Instant since) {
        return known != null
                && known.sight() != null
                && !known.sight().describedAt().isBefore(since);
    }

    private static @Nullable SubjectRecord record(Records records, Subject subject) {
        return records.ofJob(subject.name()).stream()
                .filter(known ->
                        known.subject().id().equals(subject.id()) && (known.revision() > 0 || known.sight() != null))
                .findFirst()
                .orElse(null);
    }
}
