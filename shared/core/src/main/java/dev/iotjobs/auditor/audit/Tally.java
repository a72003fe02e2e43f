package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Refusal;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Counts what an audit sees and does. Safe for use by several threads. */
final class Tally {

    private final Place place;
    private final Map<String, LedgerEntry> entries = new HashMap<>();
    private final Set<String> judged = new HashSet<>();
    private final Map<String, Map<ComplianceStatus, Integer>> verdicts = new TreeMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<NotEvaluated> notEvaluated = new ArrayList<>();
    private int described;
    private int current;
    private int denied;
    private int failed;
    private int vanished;
    private int pending;

    Tally(Place place) {
        this.place = place;
    }

    /** A subject as it was known before this audit. */
    synchronized void knew(LedgerEntry entry) {
        entries.put(entry.subject().id(), entry);
    }

    synchronized void described() {
        described++;
    }

    /** A job's verdicts rest on evidence that is fresh enough. */
    synchronized void current(LedgerEntry entry) {
        current++;
        judged.add(entry.subject().id());
    }

    synchronized void committed(LedgerEntry entry, List<Transition> changes) {
        entries.put(entry.subject().id(), entry);
        transitions.addAll(changes);
    }

    synchronized void judged(LedgerEntry entry, List<Evaluation> evaluations) {
        judged.add(entry.subject().id());
        for (Evaluation evaluation : evaluations) {
            verdicts.computeIfAbsent(evaluation.rule().id(), _ -> new EnumMap<>(ComplianceStatus.class))
                    .merge(evaluation.verdict().status(), 1, Integer::sum);
        }
    }

    synchronized void vanished() {
        vanished++;
    }

    synchronized void pending() {
        pending++;
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
                listing.jobs().size() + listing.unreadable(),
                everyJobIsKnown,
                described,
                current,
                denied,
                failed + listing.unreadable(),
                vanished,
                pending);
    }

    synchronized Map<String, Map<ComplianceStatus, Integer>> verdicts() {
        return new TreeMap<>(verdicts);
    }

    synchronized List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    synchronized List<NotEvaluated> notEvaluated() {
        return List.copyOf(notEvaluated);
    }

    synchronized List<OpenFinding> open() {
        List<OpenFinding> open = new ArrayList<>();
        for (LedgerEntry entry : entries.values()) {
            entry.marks().forEach((ruleId, mark) -> {
                if (mark.open()) {
                    open.add(open(entry, ruleId, mark));
                }
            });
        }
        return open;
    }

    private OpenFinding open(LedgerEntry entry, String ruleId, Mark mark) {
        Instant observedAt = entry.observation() == null
                ? mark.firstObservedAt()
                : entry.observation().describedAt();
        return new OpenFinding(
                new FindingKey(place, entry.subject(), ruleId),
                mark.severity(),
                observedAt,
                judged.contains(entry.subject().id()));
    }
}
