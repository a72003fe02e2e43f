package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what rules say of a subject now against what was known of it: the transitions to tell, and findings that only
 * read differently. Insufficient data changes nothing, and what has not changed is not written.
 */
public final class Reconciler {

    private final Place place;
    private final Instant observedAt;
    private final Instant now;
    private final long revision;
    private final Map<String, Mark> marks;
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Finding> amended = new ArrayList<>();

    private Reconciler(Place place, Map<String, Mark> known, Instant observedAt, Instant now, long revision) {
        this.place = place;
        this.observedAt = observedAt;
        this.now = now;
        this.revision = revision;
        this.marks = new TreeMap<>(known);
    }

    /**
     * Takes in the verdicts of the rules on one subject.
     *
     * @param known marks by rule id
     * @param observedAt when the evidence was seen
     * @param revision the subject's ledger entry will have
     */
    public static Reconciliation reconcile(
            Place place,
            Map<String, Mark> known,
            List<Evaluation> evaluations,
            Instant observedAt,
            Instant now,
            long revision) {
        Reconciler reconciler = new Reconciler(place, known, observedAt, now, revision);
        evaluations.forEach(reconciler::take);
        return reconciler.result();
    }

    /**
     * Resolves every open finding of a subject that is gone.
     *
     * @param rules what is known of the rules whose findings may be open
     */
    public static Reconciliation archive(
            Place place,
            Map<String, Mark> known,
            Subject subject,
            List<RuleMetadata> rules,
            String reason,
            Instant now,
            long revision) {
        Reconciler reconciler = new Reconciler(place, known, now, now, revision);
        for (RuleMetadata rule : rules) {
            Evaluation gone = new Evaluation(rule, subject, Verdict.notApplicable(reason));
            reconciler.resolve(gone, known.get(rule.id()), RecordState.ARCHIVED);
        }
        return reconciler.result();
    }

    private void take(Evaluation evaluation) {
        Mark known = marks.get(evaluation.rule().id());
        switch (evaluation.verdict().status()) {
            case NON_COMPLIANT -> open(evaluation, known);
            case COMPLIANT, NOT_APPLICABLE -> resolve(evaluation, known, RecordState.ACTIVE);
            case INSUFFICIENT_DATA -> {
                // Missing data is never a verdict.
            }
        }
    }

    private void open(Evaluation evaluation, @Nullable Mark known) {
        Verdict verdict = evaluation.verdict();
        Severity severity = Objects.requireNonNull(verdict.severity(), "severity");
        int content = Fingerprint.of(severity, verdict.reason(), verdict.evidence(), verdict.command());
        Instant first = known == null ? observedAt : known.firstObservedAt();
        int observations = known == null ? 1 : known.observations() + 1;
        marks.put(evaluation.rule().id(), new Mark(true, severity, first, content, observations));

        TransitionType type = openingType(known, severity);
        if (type != null) {
            Finding finding = finding(evaluation, severity, WorkflowStatus.NEW, RecordState.ACTIVE, first);
            transitions.add(Transition.of(type, finding));
        } else if (known == null || known.content() != content) {
            amended.add(finding(evaluation, severity, WorkflowStatus.NOTIFIED, RecordState.ACTIVE, first));
        }
    }

    private static @Nullable TransitionType openingType(@Nullable Mark known, Severity severity) {
        if (known == null) {
            return TransitionType.OPENED;
        }
        if (!known.open()) {
            return TransitionType.REOPENED;
        }
        return severity.compareTo(known.severity()) > 0 ? TransitionType.WORSENED : null;
    }

    private void resolve(Evaluation evaluation, @Nullable Mark known, RecordState recordState) {
        if (known == null || !known.open()) {
            return;
        }
        marks.put(
                evaluation.rule().id(), new Mark(false, known.severity(), known.firstObservedAt(), known.content(), 0));
        Finding finding =
                finding(evaluation, known.severity(), WorkflowStatus.RESOLVED, recordState, known.firstObservedAt());
        transitions.add(Transition.of(TransitionType.RESOLVED, finding));
    }

    private Finding finding(
            Evaluation evaluation, Severity severity, WorkflowStatus status, RecordState recordState, Instant first) {
        RuleMetadata rule = evaluation.rule();
        Verdict verdict = evaluation.verdict();
        return new Finding(
                new FindingKey(place, evaluation.subject(), rule.id()),
                rule.title(),
                severity,
                verdict.status(),
                status,
                recordState,
                verdict.reason(),
                verdict.evidence(),
                rule.remediation(),
                verdict.command() == null ? null : verdict.command().toString(),
                first,
                observedAt,
                now,
                revision);
    }

    private Reconciliation result() {
        return new Reconciliation(marks, transitions, amended);
    }
}
