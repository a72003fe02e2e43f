package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The change of one finding by a judgement.
 *
 * @param type null if only its figures are written again
 * @param severity after the change; of a closed finding, the last one
 * @param end why the finding is closed; null unless it is
 * @param evaluation the verdict behind the change; null if no rule gave one
 * @param reason the reason of the verdict, or why the finding closes without one; empty if the finding keeps its reason
 */
public record FindingChange(
        String ruleId,
        @Nullable TransitionType type,
        Severity severity,
        @Nullable End end,
        @Nullable Evaluation evaluation,
        String reason) {

    public static FindingChange closed(String ruleId, Severity severity, End end, String reason) {
        return new FindingChange(ruleId, TransitionType.CLOSED, severity, end, null, reason);
    }

    public boolean closes() {
        return type == TransitionType.CLOSED;
    }

    public Evidence evidence() {
        return evaluation == null ? Evidence.none() : evaluation.verdict().evidence();
    }
}
