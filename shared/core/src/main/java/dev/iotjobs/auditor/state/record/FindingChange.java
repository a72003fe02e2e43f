package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The change of one finding that follows from a judgement.
 *
 * @param type null if only the figures of the finding are written again
 * @param severity the severity after the change; for a closed finding, its last severity
 * @param end why the finding closes; null if it stays open
 * @param evaluation the verdict that causes the change; null if no rule gave a verdict
 * @param reason the reason of the verdict, or why the finding closes without a verdict; empty if the finding keeps its
 *     reason
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
