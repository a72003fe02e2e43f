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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the findings table with the records of the jobs that this audit described. A comparison is due once a day. A
 * new findings table or a damaged item makes a comparison due at once. Each instance is for one audit.
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
     * Prepares the comparison of the findings table with the records. If the comparison is due, reads the keys of the
     * open findings.
     *
     * @param last the previous comparison; null if there was none
     * @param isDamaged whether a stored item of the Region could not be read
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

    /**
     * The findings of a subject that are open in the findings table. Empty if this audit does not compare the table
     * with the records.
     */
    public Collection<Finding> openOf(Subject subject) {
        List<FindingKey> keys =
                open.stream().filter(key -> key.subject().equals(subject)).toList();
        return keys.isEmpty() ? List.of() : store.findings(keys).values();
    }

    /** Ids of jobs that have an open finding but no record. The audit must describe these jobs. */
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
     * Corrects the findings that differ from their records. Covers the jobs that this audit described, and the jobs
     * that are gone.
     *
     * @param since the start of this audit
     * @param deleted ids of jobs that no longer exist
     */
    public void repair(Records records, Instant since, Collection<String> deleted, Repair repair) {
        Set<String> gone = Set.copyOf(deleted);
        Set<FindingKey> compared = new HashSet<>();
        open.stream()
                .filter(key -> {
                    SubjectRecord known = record(records, key.subject());
                    return known == null ? isGone(records, key.subject(), since, gone) : isObserved(known, since);
                })
                .forEach(compared::add);
        if (!isFirst) {
            records.all()
                    .filter(known -> isObserved(known, since))
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

    /**
     * Whether a subject is gone; only for a subject without a record. A job is gone if it was deleted or if another job
     * uses or used its id. A {@link Subject.OfDeletedJob} is always gone, and a subject of any other kind never.
     */
    private static boolean isGone(Records records, Subject subject, Instant since, Set<String> deleted) {
        boolean isGone = deleted.contains(subject.name())
                || records.ofJob(subject.name()).stream().anyMatch(other -> isObserved(other, since));
        return subject instanceof Subject.OfDeletedJob || (subject instanceof Subject.OfJob && isGone);
    }

    private static boolean isObserved(@Nullable SubjectRecord known, Instant since) {
        return known != null
                && known.observation() != null
                && (known.observation().gone() != null
                        || !known.observation().describedAt().isBefore(since));
    }

    private static @Nullable SubjectRecord record(Records records, Subject subject) {
        Stream<SubjectRecord> all = subject instanceof Subject.OfJob
                ? records.ofJob(subject.name()).stream()
                : Stream.of(records.of(subject));
        return all.filter(known -> known.subject().id().equals(subject.id())
                        && (known.revision() > 0 || known.observation() != null))
                .findFirst()
                .orElse(null);
    }
}
