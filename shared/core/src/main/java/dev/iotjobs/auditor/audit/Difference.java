package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.JobState;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.Notified;
import dev.iotjobs.auditor.state.Notified.Entry;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.Observation;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the open findings of a Region and the findings that subscribers know as open. A finding has at
 * most one change.
 *
 * @param changes the changes that the message reports
 * @param waiting number of changes that a later message reports
 * @param after the findings that subscribers know as open once the message with these changes is accepted
 */
record Difference(List<Change> changes, int waiting, Notified after) {

    /**
     * Longest time for which messages leave out baseline findings that are not critical. The wait ends earlier once an
     * audit reaches every job that is due to be described and may be older than the first audit.
     */
    static final Duration BASELINE_WAITS_AT_MOST = Duration.ofHours(24);

    /**
     * Compares the findings after an audit with the findings that subscribers know as open.
     *
     * @param findings reads the stored findings with the given keys
     */
    static Difference of(
            RegionResult result,
            Notified notified,
            Instant now,
            Function<Collection<FindingKey>, Map<FindingKey, Finding>> findings) {
        Comparer comparer = new Comparer(result, notified, now);
        comparer.compareOpen();
        comparer.compareClosed(findings);
        return comparer.difference();
    }

    /**
     * The critical findings that subscribers do not know as critical. Leaves out baseline findings and exempted ones.
     */
    static Difference urgent(RegionResult result, Notified notified, Instant now) {
        Comparer comparer = new Comparer(result, notified, now);
        comparer.compareOpen();
        return comparer.without(change -> change.severity() != Severity.CRITICAL
                || change.kind() == Kind.BASELINE
                || change.kind() == Kind.EXEMPTED);
    }

    /** Reports every open finding as new, except exempted ones, whatever subscribers were notified of. */
    static Difference summary(RegionResult result, Instant now) {
        Comparer comparer = new Comparer(result, Notified.NOTHING, now);
        comparer.compareOpen();
        return comparer.summary();
    }

    private static final class Comparer {

        private final RegionResult result;
        private final AccountRegion place;
        private final Instant now;
        private final Map<String, Entry> unmatched;
        private final Map<String, Entry> after;
        private final List<Change> changes = new ArrayList<>();

        Comparer(RegionResult result, Notified notified, Instant now) {
            this.result = result;
            this.place = result.run().place();
            this.now = now;
            this.unmatched = new HashMap<>(notified.entries());
            this.after = new HashMap<>(notified.entries());
        }

        void compareOpen() {
            result.records()
                    .all()
                    .forEach(known -> known.marks().forEach((ruleId, mark) -> {
                        if (mark.isOpen()) {
                            compare(known, ruleId, mark);
                        }
                    }));
        }

        private void compare(SubjectRecord known, String ruleId, Mark mark) {
            String key = Notified.key(known.subject().id(), ruleId);
            Entry entry = unmatched.remove(key);
            if (entry == null) {
                entry = renamed(known.subject(), ruleId);
                if (entry != null) {
                    after.put(key, entry);
                }
            }
            Severity severity = Objects.requireNonNull(mark.severity());
            Kind kind = kind(mark, severity, entry);
            if (kind == null
                    || !result.inScope().contains(known.subject().id())
                    || result.records().isUncertain(known.subject())) {
                return;
            }
            changes.add(new Change(
                    new FindingKey(place, known.subject(), ruleId),
                    kind,
                    severity,
                    entry == null ? null : entry.severity(),
                    mark.since(),
                    kind == Kind.EXEMPTED ? Objects.requireNonNull(entry).at() : mark.since(),
                    new JobState(devicesAtRisk(known), hadEnded(known, mark.since()))));
            if (kind == Kind.EXEMPTED) {
                after.remove(key);
            } else {
                after.put(key, new Entry(severity, entry == null ? now : entry.at()));
            }
        }

        /**
         * Removes a finding from the notified findings if they have it under its earlier key, and returns its entry.
         * The earlier key lacks the creation time of the job, because this time was unknown then. Null if there is no
         * such entry.
         */
        private @Nullable Entry renamed(Subject subject, String ruleId) {
            if (!(subject instanceof Subject.OfJob(var job)) || job.createdAt() == null) {
                return null;
            }
            // The key of a job changes when the creation time of the job becomes known
            String before = Notified.key(new Subject.OfJob(job.withoutCreatedAt()).id(), ruleId);
            after.remove(before);
            return unmatched.remove(before);
        }

        private static @Nullable Kind kind(Mark mark, Severity severity, @Nullable Entry entry) {
            if (mark.isSuppressed()) {
                return entry == null ? null : Kind.EXEMPTED;
            }
            if (entry == null) {
                return switch (Objects.requireNonNull(mark.how())) {
                    case NEW -> Kind.NEW;
                    case REOPENED -> Kind.REOPENED;
                    case BASELINE -> Kind.BASELINE;
                };
            }
            int rise = severity.compareTo(entry.severity());
            return rise == 0 ? null : rise > 0 ? Kind.WORSENED : Kind.LOWERED;
        }

        private static long devicesAtRisk(SubjectRecord known) {
            Observation observation = known.observation();
            return observation == null || observation.status().isTerminal()
                    ? 0
                    : Math.max(0, observation.devicesAtRisk());
        }

        private static boolean hadEnded(SubjectRecord known, Instant since) {
            Observation observation = known.observation();
            return observation != null
                    && observation.status().isTerminal()
                    && observation.endedAt() != null
                    && observation.endedAt().isBefore(since);
        }

        void compareClosed(Function<Collection<FindingKey>, Map<FindingKey, Finding>> findings) {
            Map<FindingKey, Entry> closed = new HashMap<>();
            unmatched.forEach((key, entry) -> {
                Subject subject = Notified.subject(place, key);
                if (subject != null && isToBeReported(subject)) {
                    closed.put(new FindingKey(place, subject, Notified.ruleId(key)), entry);
                }
            });
            Set<FindingKey> keys = new HashSet<>(closed.keySet());
            closed.keySet().forEach(key -> keys.addAll(renamed(key)));
            Map<FindingKey, Finding> stored = keys.isEmpty() ? Map.of() : findings.apply(keys);
            closed.forEach((key, entry) -> close(key, entry, stored(key, stored)));
        }

        /**
         * Other keys under which a finding may be stored if {@code key} lacks the creation time of its job. They have
         * the rule and the job id of {@code key}, and a creation time. Empty if {@code key} has a creation time, or if
         * its subject is not a job.
         */
        private List<FindingKey> renamed(FindingKey key) {
            return key.subject() instanceof Subject.OfJob(var job) && job.createdAt() == null
                    ? result.records().ofJob(job.jobId()).stream()
                            .filter(known -> known.revision() > 0 && known.key().createdAt() != null)
                            .map(known -> new FindingKey(place, known.subject(), key.ruleId()))
                            .toList()
                    : List.of();
        }

        private @Nullable Finding stored(FindingKey key, Map<FindingKey, Finding> stored) {
            Finding found = stored.get(key);
            return found != null
                    ? found
                    : renamed(key).stream()
                            .map(stored::get)
                            .filter(moved -> moved != null && !moved.isOpen())
                            .findFirst()
                            .orElse(null);
        }

        /**
         * Whether the message reports the closed findings of a subject. False if the audit does not cover the subject,
         * or if it could not read the record of the subject again after a write failed.
         */
        private boolean isToBeReported(Subject subject) {
            if (result.records().isUncertain(subject)) {
                return false; // the record could not be read again after a write
            }
            // An audit of the whole configured scope also covers subjects without a record
            boolean isForgotten = result.isWhole() && record(subject) == null;
            return isForgotten || result.inScope().contains(subject.id());
        }

        private @Nullable SubjectRecord record(Subject subject) {
            Stream<SubjectRecord> known = subject instanceof Subject.OfJob(var job)
                    ? result.records().ofJob(job.jobId()).stream()
                    : Stream.of(result.records().of(subject));
            return known.filter(each -> each.subject().id().equals(subject.id()) && each.revision() > 0)
                    .findFirst()
                    .orElse(null);
        }

        private void close(FindingKey key, Entry entry, @Nullable Finding stored) {
            if (stored != null && stored.isOpen()) {
                return; // The tables disagree. The daily comparison corrects this.
            }
            SubjectRecord known = record(key.subject());
            End missing = known == null ? End.JOB_GONE : End.NOT_APPLICABLE;
            End end = stored == null || stored.end() == null ? missing : stored.end();
            changes.add(new Change(
                    key,
                    Kind.of(end),
                    entry.severity(),
                    entry.severity(),
                    stored == null ? entry.at() : stored.since(),
                    entry.at(),
                    JobState.NONE));
            after.remove(Notified.key(key.subject().id(), key.ruleId()));
        }

        Difference difference() {
            List<Change> baseline = changes.stream()
                    .filter(change -> change.kind() == Kind.BASELINE)
                    .toList();
            boolean waits = result.isBaselineIncomplete()
                    && baseline.stream()
                            .map(Change::since)
                            .min(Instant::compareTo)
                            .filter(first -> now.isBefore(first.plus(BASELINE_WAITS_AT_MOST)))
                            .isPresent();
            return waits ? without(Comparer::mayWait) : new Difference(changes, 0, new Notified(after));
        }

        private static boolean mayWait(Change change) {
            return change.kind() == Kind.BASELINE && change.severity() != Severity.CRITICAL;
        }

        /**
         * The difference, without some changes. A later message reports those changes.
         *
         * @param left selects the changes to leave out
         */
        Difference without(Predicate<Change> left) {
            List<Change> reported = changes.stream().filter(left.negate()).toList();
            changes.stream().filter(left).forEach(this::takeBack);
            return new Difference(reported, changes.size() - reported.size(), new Notified(after));
        }

        private void takeBack(Change change) {
            String key = Notified.key(change.key().subject().id(), change.key().ruleId());
            Severity before = change.before();
            if (before == null) {
                after.remove(key);
            } else {
                after.compute(key, (_, entry) -> new Entry(before, entry == null ? change.sortTime() : entry.at()));
            }
        }

        Difference summary() {
            List<Change> all = changes.stream().map(Comparer::asNew).toList();
            return new Difference(all, 0, new Notified(after));
        }

        private static Change asNew(Change change) {
            return new Change(
                    change.key(), Kind.NEW, change.severity(), null, change.since(), change.sortTime(), change.job());
        }
    }
}
