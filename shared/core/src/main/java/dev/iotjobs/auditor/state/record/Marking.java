package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.Mark.Stated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Computes how the verdicts on one subject change the marks and findings of this subject. A verdict that lacks data
 * changes nothing. If a rule is off or retired, its finding closes as {@link End#RULE_OFF}. Stores nothing.
 */
final class Marking {

    private final Map<String, Mark> known;
    private final Circumstances circumstances;
    private final Function<String, How> howOfRule;
    private final boolean isNewEvidence;
    private final Map<String, Mark> marks;
    private final List<FindingChange> changes = new ArrayList<>();

    /** The marks after a judgement, and the changes of findings that follow. */
    record Marked(Map<String, Mark> marks, List<FindingChange> changes) {}

    /** Finds the exemption that covers a finding. */
    @FunctionalInterface
    interface Exemptions {

        /**
         * The id of the exemption that covers a finding; null if no exemption covers it.
         *
         * @param before id of the exemption that has suppressed the finding until now; null if the finding was not
         *     suppressed
         */
        @Nullable
        String of(String ruleId, @Nullable String before);
    }

    private Marking(
            Map<String, Mark> known,
            Circumstances circumstances,
            Function<String, How> howOfRule,
            boolean isNewEvidence) {
        this.known = known;
        this.circumstances = circumstances;
        this.howOfRule = howOfRule;
        this.isNewEvidence = isNewEvidence;
        this.marks = new TreeMap<>(known);
    }

    /**
     * Returns the marks of a subject after these verdicts, and the changes of its findings.
     *
     * @param known the marks before these verdicts, by rule id
     * @param howOfRule returns, by rule id, whether findings that open now are NEW or BASELINE
     * @param isNewEvidence whether the verdicts come from new evidence; only such verdicts count as one more audit
     */
    static Marked apply(
            Map<String, Mark> known,
            List<Evaluation> evaluations,
            Circumstances circumstances,
            Function<String, How> howOfRule,
            Exemptions exemptions,
            boolean isNewEvidence) {
        Marking marking = new Marking(known, circumstances, howOfRule, isNewEvidence);
        evaluations.forEach(marking::take);
        known.keySet().stream()
                .filter(ruleId -> evaluations.stream()
                        .noneMatch(evaluation -> evaluation.rule().id().equals(ruleId)))
                .forEach(ruleId -> marking.close(ruleId, End.RULE_OFF, null, "the rule is off or retired"));
        marking.exempt(evaluations, exemptions);
        return new Marked(Map.copyOf(marking.marks), List.copyOf(marking.changes));
    }

    /**
     * Closes all open findings of a subject, for example because its job was deleted.
     *
     * @param known the subject's marks, by rule id
     * @param reason why the findings close, in words for people
     */
    static Marked closeAll(Map<String, Mark> known, End end, String reason, Circumstances circumstances) {
        Marking marking = new Marking(known, circumstances, _ -> How.NEW, false);
        new TreeSet<>(known.keySet()).forEach(ruleId -> marking.close(ruleId, end, null, reason));
        return new Marked(Map.of(), List.copyOf(marking.changes));
    }

    /**
     * What a rule may know about its own earlier verdicts on a subject. {@link Memory#NONE} if the subject has no mark
     * of the rule.
     *
     * @param marks the subject's marks, by rule id
     */
    static Memory memory(Map<String, Mark> marks, String ruleId, Circumstances circumstances, boolean isNewEvidence) {
        Mark mark = marks.get(ruleId);
        if (mark == null) {
            return Memory.NONE;
        }
        FactSource source = circumstances.counts(mark) ? FactSource.COUNTED : FactSource.WITHIN_TICK;
        return mark.memory(isNewEvidence ? source : FactSource.STORED);
    }

    private void take(Evaluation evaluation) {
        String ruleId = evaluation.rule().id();
        switch (evaluation.verdict().outcome()) {
            case Outcome.NonCompliant(var own) -> open(evaluation, own);
            case Outcome.Compliant _ ->
                close(ruleId, End.FIXED, evaluation, evaluation.verdict().reason());
            case Outcome.NotApplicable(var end) ->
                close(ruleId, end, evaluation, evaluation.verdict().reason());
            case Outcome.Pending(var holds, var severity) -> wait(evaluation, holds, severity);
            case Outcome.InsufficientData _ -> {
                // A verdict that lacks data changes nothing.
            }
        }
    }

    private void open(Evaluation evaluation, Severity own) {
        String ruleId = evaluation.rule().id();
        Severity severity = evaluation.shown(own);
        Mark before = known.get(ruleId);
        int content = fingerprint(severity, evaluation.verdict());
        TransitionType type = type(before, severity);
        boolean isToState = type != null || isStale(before, content);
        Mark mark = counted(before, true);
        boolean wasOpen = before != null && before.isOpen();
        marks.put(
                ruleId,
                new Mark(
                        severity,
                        own,
                        wasOpen ? mark.since() : now(),
                        wasOpen ? mark.how() : howOfRule.apply(ruleId),
                        mark.exemption(),
                        mark.runs(),
                        isToState ? stated(content, type, mark) : mark.stated()));
        if (isToState) {
            changes.add(new FindingChange(
                    ruleId,
                    type,
                    severity,
                    null,
                    evaluation,
                    evaluation.verdict().reason()));
        }
    }

    private Stated stated(int content, @Nullable TransitionType type, Mark mark) {
        return new Stated(content, now(), type == null ? mark.stated().changedAt() : now());
    }

    private static @Nullable TransitionType type(@Nullable Mark before, Severity severity) {
        if (before == null || before.severity() == null) {
            return TransitionType.OPENED;
        }
        int rise = severity.compareTo(before.severity());
        return rise > 0 ? TransitionType.WORSENED : rise < 0 ? TransitionType.LOWERED : null;
    }

    private boolean isStale(@Nullable Mark before, int content) {
        return before != null
                && before.stated().content() != content
                && !now().isBefore(before.stated().at().plus(circumstances.refreshAfter()));
    }

    /**
     * Applies a PENDING verdict: the rule's condition has changed, but not yet for long enough to open or close a
     * finding.
     *
     * @param holds whether the condition holds now
     * @param own new severity of an open finding; null if the severity does not change
     */
    private void wait(Evaluation evaluation, boolean holds, @Nullable Severity own) {
        String ruleId = evaluation.rule().id();
        Mark before = known.get(ruleId);
        boolean isOpen = before != null && before.isOpen();
        if (!holds && !isOpen) {
            marks.remove(ruleId);
            return;
        }
        Mark mark = counted(before, holds);
        marks.put(ruleId, mark);
        if (isOpen && own != null && own != mark.own()) {
            open(evaluation, own);
            marks.computeIfPresent(ruleId, (_, opened) -> opened.withRuns(mark.runs()));
        }
    }

    /** Suppresses findings that are exempted now. Reopens findings whose exemption ended. */
    private void exempt(List<Evaluation> evaluations, Exemptions exemptions) {
        for (Map.Entry<String, Mark> entry : marks.entrySet()) {
            Mark mark = entry.getValue();
            if (mark.isOpen()) {
                String exemption = exemptions.of(entry.getKey(), mark.exemption());
                if (!Objects.equals(exemption, mark.exemption())) {
                    entry.setValue(mark.exempted(exemption, now()));
                    state(
                            entry.getKey(),
                            mark,
                            exemption == null ? TransitionType.RESUMED : TransitionType.SUPPRESSED,
                            evaluations);
                }
            }
        }
    }

    /**
     * Records that the exemption of a finding began or ended. Does nothing if this judgement opened the finding. Any
     * other change that this judgement recorded for the finding is replaced.
     */
    private void state(String ruleId, Mark mark, TransitionType type, List<Evaluation> evaluations) {
        FindingChange made = changes.stream()
                .filter(change -> change.ruleId().equals(ruleId))
                .findFirst()
                .orElse(null);
        if (made != null && made.type() == TransitionType.OPENED) {
            return; // the finding keeps its change OPENED and is written as suppressed
        }
        Evaluation evaluation = evaluations.stream()
                .filter(each -> each.rule().id().equals(ruleId))
                .filter(each -> each.verdict().outcome() instanceof Outcome.NonCompliant)
                .findFirst()
                .orElse(null);
        changes.remove(made);
        changes.add(new FindingChange(
                ruleId,
                type,
                Objects.requireNonNull(mark.severity()),
                null,
                evaluation,
                evaluation == null ? "" : evaluation.verdict().reason()));
    }

    private void close(String ruleId, End end, @Nullable Evaluation evaluation, String reason) {
        Mark before = known.isEmpty() ? null : marks.remove(ruleId);
        if (before != null && before.severity() != null) {
            changes.add(new FindingChange(ruleId, TransitionType.CLOSED, before.severity(), end, evaluation, reason));
        }
    }

    /**
     * A copy of a mark, with an updated number of consecutive audits with the same result. A new mark if {@code before}
     * is null.
     *
     * @param holds the result of this judgement: whether it found the defect
     */
    private Mark counted(@Nullable Mark before, boolean holds) {
        if (before == null) {
            return Mark.first(null, now(), null, holds);
        }
        boolean counts = isNewEvidence && circumstances.counts(before);
        return before.withRuns(before.runs().next(holds, counts, now()));
    }

    private Instant now() {
        return circumstances.now();
    }

    /** The fingerprint of a verdict: a checksum of the severity, the reason, the evidence and the commands. */
    static int fingerprint(Severity severity, Verdict verdict) {
        // Not a hash code: that of the evidence, a map, can stay the same when two counters swap their values.
        CRC32 sum = new CRC32();
        StringBuilder text = new StringBuilder(severity.name()).append('\n').append(verdict.reason());
        verdict.evidence()
                .values()
                .forEach((name, fact) ->
                        text.append('\n').append(name).append('=').append(fact));
        verdict.commands().forEach(command -> text.append('\n').append(command));
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
