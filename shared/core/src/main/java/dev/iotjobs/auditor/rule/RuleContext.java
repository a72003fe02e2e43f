package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Threshold.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may know beside its subject. Rules have no other source: no clock, no I/O.
 *
 * @param now the instant of the evaluation
 * @param open severity of the finding this rule has open on this subject; null when it has none
 * @param observations how many evaluations in a row have found the subject non-compliant before this one
 */
public record RuleContext(
        Instant now, Policy policy, @Nullable Severity open, int observations) {

    public static RuleContext at(Instant now, Policy policy) {
        return new RuleContext(now, policy, null, 0);
    }

    /** The level at which a figure stood before, given the severity that says it is far over its threshold. */
    public Level levelBefore(Severity farOver) {
        if (open == null) {
            return Level.BELOW;
        }
        return open.isAtLeast(farOver) ? Level.FAR_OVER : Level.OVER;
    }
}
