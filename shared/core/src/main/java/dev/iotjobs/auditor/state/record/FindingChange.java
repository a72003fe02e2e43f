package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement changes about one finding.
 *
 * @param type null where only its figures are written anew
 * @param severity after it; of a closed finding, the last one
 * @param end why it is closed; null unless it is
 * @param evaluation the verdict it rests on; null where no rule was asked, or none that says anything
 * @param reason why it is closed where no rule was asked, else the verdict's; empty where the finding keeps its own
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
