package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.Reconciler;
import dev.iotjobs.auditor.finding.Reconciliation;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import dev.iotjobs.auditor.ledger.Refusal;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges one subject after the other and commits what that changes. Safe for use by several threads. */
final class Settler {

    /** A job that had ended so long before the first audit is history: what is found on it is counted, not mailed. */
    private static final Duration HISTORIC = Duration.ofDays(30);

    private final String runId;
    private final Place place;
    private final RuleBook ruleBook;
    private final Policy policy;
    private final Scope scope;
    private final AuditStore store;
    private final InstantSource clock;
    private final History history;
    private final Tally tally;
    private final String rulesAndPolicy;

    Settler(String runId, Place place, AuditSettings settings, AuditStore store, History history, Tally tally) {
        this.runId = runId;
        this.place = place;
        this.ruleBook = settings.ruleBook();
        this.policy = settings.policy();
        this.scope = settings.scope();
        this.clock = settings.timeline();
        this.store = store;
        this.history = history;
        this.tally = tally;
        this.rulesAndPolicy = settings.rulesAndPolicy();
    }

    /** Takes in what came of asking for a job. A store that cannot take it costs this job only. */
    void settle(LedgerEntry known, Sighting sighting) {
        try {
            switch (sighting) {
                case Sighting.Seen(var job) -> seen(known, job);
                case Sighting.Gone _ -> {
                    archive(known, "the job no longer exists");
                    tally.vanished();
                }
                case Sighting.Denied(var message) -> {
                    refused(known);
                    tally.denied(known, message);
                }
                case Sighting.Failed(var message) -> tally.failed(known, message);
                case Sighting.Pending _ -> tally.pending(((Subject.OfJob) known.subject()).key());
            }
        } catch (StoreException e) {
            tally.failed(known, "its verdicts could not be kept: " + e.getMessage());
        }
    }

    /** Remembers only that the job was refused: its findings and verdicts stay as they are. */
    private void refused(LedgerEntry known) {
        Instant now = clock.instant();
        int before = known.refusal() == null ? 0 : known.refusal().inARow();
        LedgerEntry entry = new LedgerEntry(
                known.subject(),
                known.revision() + 1,
                runId,
                known.marks(),
                known.observation(),
                new Refusal(before + 1, now),
                known.judgedBy(),
                known.verdictsValidUntil(),
                false);
        commit(known, entry, null, new Reconciliation(known.marks(), List.of(), List.of()), now);
    }

    private void seen(LedgerEntry known, Job job) {
        tally.described();
        if (!scope.includes(job)) {
            return; // Somebody else's scope may cover it: a narrower look must not undo what a wider one found.
        }
        Instant now = clock.instant();
        judge(known, job, Observation.of(job, now, known.observation()), job, now);
        tally.current(known);
    }

    /** Judges a job by what was last described. */
    void judgeAgain(LedgerEntry known, Job snapshot) {
        Observation observation = Objects.requireNonNull(known.observation(), "observation");
        try {
            judge(known, snapshot, observation, null, clock.instant());
        } catch (StoreException e) {
            // It stays due: the next audit judges it.
        }
    }

    void judge(LedgerEntry known, QuotaUsage usage) {
        Instant now = clock.instant();
        commit(
                known,
                ruleBook.judge(known.subject(), usage, rule -> known.context(rule, policy, now)),
                null,
                null,
                now);
    }

    void judge(LedgerEntry known, Coverage coverage) {
        Instant now = clock.instant();
        commit(
                known,
                ruleBook.judge(known.subject(), coverage, rule -> known.context(rule, policy, now)),
                null,
                null,
                now);
    }

    private void judge(LedgerEntry known, Job job, Observation observation, @Nullable Job snapshot, Instant now) {
        List<Evaluation> evaluations = ruleBook.judge(job, rule -> known.context(rule, policy, now));
        commit(known, evaluations, observation, snapshot, now);
    }

    private void commit(
            LedgerEntry known,
            List<Evaluation> evaluations,
            @Nullable Observation observation,
            @Nullable Job snapshot,
            Instant now) {
        Instant observedAt = observation == null ? now : observation.describedAt();
        Reconciliation changes =
                Reconciler.reconcile(place, known.marks(), evaluations, observedAt, now, known.revision() + 1);
        LedgerEntry entry = new LedgerEntry(
                known.subject(),
                known.revision() + 1,
                runId,
                changes.marks(),
                observation,
                null,
                rulesAndPolicy,
                validUntil(evaluations),
                false);
        commit(known, entry, snapshot, changes, now);
        tally.judged(known, evaluations);
    }

    private void archive(LedgerEntry known, String reason) {
        if (known.revision() == 0) {
            return;
        }
        Instant now = clock.instant();
        Reconciliation changes = Reconciler.archive(
                place, known.marks(), known.subject(), ruleBook.metadata(), reason, now, known.revision() + 1);
        LedgerEntry entry = new LedgerEntry(
                known.subject(),
                known.revision() + 1,
                runId,
                changes.marks(),
                known.observation(),
                null,
                known.judgedBy(),
                null,
                true);
        commit(known, entry, null, changes, now);
    }

    private void commit(
            LedgerEntry known, LedgerEntry entry, @Nullable Job snapshot, Reconciliation changes, Instant now) {
        Commit commit = new Commit(
                place.region(),
                known,
                entry,
                snapshot,
                changes.transitions(),
                changes.amended(),
                occasion(known, entry, now),
                now);
        switch (store.commit(commit)) {
            case COMMITTED -> tally.committed(entry, changes.transitions());
            case CONFLICT -> {
                // Another audit has judged this subject since it was read: its verdicts stand, and it tells of them.
            }
        }
    }

    private Occasion occasion(LedgerEntry known, LedgerEntry entry, Instant now) {
        if (endedLongAgo(entry.observation())) {
            return Occasion.HISTORIC;
        }
        boolean judgedOtherwise =
                !known.judgedBy().isEmpty() && !known.judgedBy().equals(rulesAndPolicy);
        return history.isBaseline(now) || judgedOtherwise ? Occasion.BASELINE : Occasion.CHANGE;
    }

    private boolean endedLongAgo(@Nullable Observation observation) {
        Instant endedAt = observation == null ? null : observation.endedAt();
        return endedAt != null && endedAt.isBefore(history.firstAuditAt().minus(HISTORIC));
    }

    private static @Nullable Instant validUntil(List<Evaluation> evaluations) {
        return evaluations.stream()
                .map(evaluation -> evaluation.verdict().validUntil())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
