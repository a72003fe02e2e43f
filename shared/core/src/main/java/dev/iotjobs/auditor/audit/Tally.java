package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Refusal;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts what an audit sees and does. Safe for use by several threads. */
final class Tally {

    private final Place place;
    private final Ledger ledger;
    private final BitSet judgedRows = new BitSet();
    private final BitSet pendingRows = new BitSet();
    private final Set<Subject> judgedOthers = new HashSet<>();
    private final Map<String, Map<ComplianceStatus, Integer>> verdicts = new TreeMap<>();
    private final Map<FindingKey, Change> changes = new HashMap<>();
    private final List<NotEvaluated> notEvaluated = new ArrayList<>();
    private int described;
    private int current;
    private int denied;
    private int failed;
    private int vanished;

    Tally(Place place, Ledger ledger) {
        this.place = place;
        this.ledger = ledger;
    }

    synchronized void described() {
        described++;
    }

    /** A job's verdicts rest on evidence that is fresh enough. */
    synchronized void current(int row) {
        current++;
        judgedRows.set(row);
    }

    /** A job's verdicts rest on evidence that is fresh enough. */
    synchronized void current(LedgerEntry entry) {
        current++;
        judged(entry.subject());
    }

    synchronized void committed(LedgerEntry entry, List<Transition> transitions) {
        ledger.put(entry);
        for (Transition transition : transitions) {
            FindingKey key = transition.finding().key();
            changes.put(
                    key, new Change(key, transition.type(), transition.finding().severity()));
        }
    }

    synchronized void judged(LedgerEntry entry, List<Evaluation> evaluations) {
        judged(entry.subject());
        for (Evaluation evaluation : evaluations) {
            verdicts.computeIfAbsent(evaluation.rule().id(), _ -> new EnumMap<>(ComplianceStatus.class))
                    .merge(evaluation.verdict().status(), 1, Integer::sum);
        }
    }

    private void judged(Subject subject) {
        if (subject instanceof Subject.OfJob(JobKey key)) {
            judgedRows.set(ledger.row(key));
        } else {
            judgedOthers.add(subject);
        }
    }

    synchronized void vanished() {
        vanished++;
    }

    synchronized void pending(JobKey job) {
        pendingRows.set(ledger.row(job));
    }

    /** Rows of the jobs that were not reached. */
    synchronized IntStream pendingRows() {
        return IntStream.of(pendingRows.stream().toArray());
    }

    synchronized void denied(LedgerEntry entry, String message) {
        denied++;
        notEvaluated(entry, NotEvaluated.Reason.DENIED, message);
    }

    synchronized void failed(LedgerEntry entry, String message) {
        failed++;
        notEvaluated(entry, NotEvaluated.Reason.FAILED, message);
    }

    /** A job that could not be described before, and was not asked for again yet. */
    synchronized void stillRefused(LedgerEntry entry) {
        Refusal refusal = Objects.requireNonNull(entry.refusal(), "refusal");
        denied(entry, "refused " + refusal.inARow() + " times in a row, last on " + refusal.at());
    }

    private void notEvaluated(LedgerEntry entry, NotEvaluated.Reason reason, String message) {
        notEvaluated.add(new NotEvaluated(place.region(), entry.subject().name(), reason, message));
    }

    /** @param everyJobIsKnown whether no job can be missing from what was listed and remembered */
    synchronized Coverage coverage(Listing listing, boolean everyJobIsKnown) {
        return new Coverage(
                place,
                listing.jobs() + listing.unreadable(),
                everyJobIsKnown,
                described,
                current,
                denied,
                failed + listing.unreadable(),
                vanished,
                pendingRows.cardinality());
    }

    synchronized Map<String, Map<ComplianceStatus, Integer>> verdicts() {
        return new TreeMap<>(verdicts);
    }

    synchronized List<Change> changes() {
        return List.copyOf(changes.values());
    }

    synchronized List<NotEvaluated> notEvaluated() {
        return List.copyOf(notEvaluated);
    }

    synchronized List<OpenFinding> open() {
        return ledger.entriesWithOpenFindings().flatMap(this::open).toList();
    }

    private Stream<OpenFinding> open(LedgerEntry entry) {
        return entry.marks().entrySet().stream()
                .filter(mark -> mark.getValue().open())
                .map(mark -> open(entry, mark.getKey(), mark.getValue()));
    }

    private OpenFinding open(LedgerEntry entry, String ruleId, Mark mark) {
        Instant observedAt = entry.observation() == null
                ? mark.firstObservedAt()
                : entry.observation().describedAt();
        return new OpenFinding(
                new FindingKey(place, entry.subject(), ruleId), mark.severity(), observedAt, isJudged(entry.subject()));
    }

    private boolean isJudged(Subject subject) {
        return subject instanceof Subject.OfJob(JobKey key)
                ? judgedRows.get(ledger.row(key))
                : judgedOthers.contains(subject);
    }
}
