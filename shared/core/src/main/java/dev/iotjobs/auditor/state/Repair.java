package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.FindingChange;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.state.record.SubjectRecord.Step;
import dev.iotjobs.auditor.table.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repairs contradictions between stored findings and the marks in records, such as an open finding without a mark. Such
 * contradictions arise when a table is lost, restored or damaged.
 */
public final class Repair {

    private final RegionStore store;
    private final Circumstances circumstances;

    public Repair(RegionStore store, Circumstances circumstances) {
        this.store = store;
        this.circumstances = circumstances;
    }

    /** Whether a finding and its mark agree on status, severity and exemption. */
    public static boolean agrees(@Nullable Mark mark, @Nullable Finding finding) {
        if (mark == null || !mark.isOpen()) {
            return finding == null || !finding.isOpen();
        }
        return finding != null
                && finding.isOpen()
                && finding.severity() == mark.severity()
                && Objects.equals(mark.exemption(), finding.exemption());
    }

    /**
     * Makes a stored finding and the record of its subject agree. Judges the subject by the evidence of the record. If
     * only the stored finding is open, and the verdict is INSUFFICIENT_DATA or PENDING, adds an open mark to the
     * record. In all other cases, corrects the finding. Writes nothing if the record, or the finding to correct, has
     * changed since it was read.
     *
     * @param known the record as read; null if none is stored. The finding then closes.
     * @return after an attempt to add a mark, the record that is stored now, if there is one; empty without such an
     *     attempt
     */
    public Optional<SubjectRecord> repair(FindingKey key, @Nullable SubjectRecord known) {
        Item item = store.findingItem(key).orElse(null);
        Finding stored = store.findings(List.of(key)).get(key);
        Optional<Finding> right = right(key, known, stored, circumstances);
        if (right.isPresent()) {
            store.repair(key.subject(), known, item, right.get());
        } else if (known != null && known.revision() > 0 && stored != null && stored.isOpen()) {
            return Optional.ofNullable(store.write(known, known.keeping(stored), null, List.of(), circumstances.now())
                    .now());
        }
        return Optional.empty();
    }

    /**
     * Rebuilds the open finding of a rule from the record of its subject. The result is as if it was read from the
     * findings table. Empty if the record has no open finding of the rule.
     */
    public static Optional<Finding> finding(FindingKey key, SubjectRecord known, Circumstances circumstances) {
        return right(key, known, null, circumstances).map(FindingItems::write).map(FindingItems::read);
    }

    private static Optional<Finding> right(
            FindingKey key, @Nullable SubjectRecord known, @Nullable Finding stored, Circumstances circumstances) {
        SubjectRecord subject = known == null ? SubjectRecord.unknown(key.subject()) : known;
        Step step = known == null
                ? new Step(null, List.of(), List.of())
                : known.byEvidence(circumstances).statingAll();
        FindingChange change = step.changes().stream()
                .filter(each -> each.ruleId().equals(key.ruleId()))
                .findFirst()
                .orElse(stored == null ? null : closing(key, known, stored, step.evaluations()));
        return change == null
                ? Optional.empty()
                : new FindingMaker(
                                key.place(),
                                subject,
                                new Step(step.next(), List.of(change), step.evaluations()),
                                stored == null ? Map.of() : Map.of(key, stored),
                                circumstances.now())
                        .findings().stream().findFirst();
    }

    /**
     * The change that closes a stored finding; null if the verdict of its rule keeps the finding open. The finding
     * closes if the record or the verdict is missing.
     *
     * @param known the record of the subject; null if there is none
     * @param evaluations the verdicts on the subject
     */
    private static @Nullable FindingChange closing(
            FindingKey key, @Nullable SubjectRecord known, Finding stored, List<Evaluation> evaluations) {
        if (known == null) {
            return FindingChange.closed(key.ruleId(), stored.severity(), End.JOB_GONE, "the job was deleted");
        }
        Evaluation evaluation = evaluations.stream()
                .filter(each -> each.rule().id().equals(key.ruleId()))
                .findFirst()
                .orElse(null);
        if (evaluation == null) {
            return FindingChange.closed(key.ruleId(), stored.severity(), End.RULE_OFF, "the rule is off or retired");
        }
        String reason = evaluation.verdict().reason();
        return switch (evaluation.verdict().outcome()) {
            case Outcome.Compliant _ -> FindingChange.closed(key.ruleId(), stored.severity(), End.FIXED, reason);
            case Outcome.NotApplicable(var end) -> FindingChange.closed(key.ruleId(), stored.severity(), end, reason);
            case Outcome.NonCompliant _, Outcome.Pending _, Outcome.InsufficientData _ -> null;
        };
    }
}
