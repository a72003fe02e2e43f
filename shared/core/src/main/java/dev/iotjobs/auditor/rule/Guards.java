package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Holds back verdicts of rules while it is too early for them. Each method takes the verdict of a rule. It returns this
 * verdict or, if it is too early, INSUFFICIENT_DATA or PENDING.
 */
public final class Guards {

    private Guards() {}

    /**
     * Returns the verdict of the rule, or INSUFFICIENT_DATA with {@link Gap#TOO_YOUNG} for a job younger than the
     * setting {@code grace}. A job with an unknown creation time counts as old enough.
     *
     * @param figures what the rule found so far, in words; the reason of INSUFFICIENT_DATA begins with it
     * @param verdict gives the verdict of the rule
     */
    public static Verdict afterGrace(JobFacts facts, RuleContext context, String figures, Supplier<Verdict> verdict) {
        Instant createdAt = facts.job().key().createdAt();
        return createdAt == null || context.isAtLeastAgo(createdAt, context.get(GRACE))
                ? verdict.get()
                : Verdict.insufficientData(
                        Gap.TOO_YOUNG, figures + "; judged once the job is " + Times.age(context.get(GRACE)) + " old");
    }

    /**
     * Delays a verdict whose condition holds now. Returns PENDING until the condition has held in {@code audits}
     * successive audits, as {@link Memory#badRunsNow} counts them, and for at least {@code apart}. If {@code audits} is
     * 2 and {@code apart} is zero, a second audit with new evidence is enough, even in the same tick. Does not delay
     * the verdict if the finding is already open.
     *
     * @param audits number of successive audits in which the condition must hold, including this audit
     * @param apart minimum time from the first of these audits until now
     * @param figures the condition in words; the reason of PENDING begins with it
     * @param verdict gives the verdict of the rule
     */
    public static Verdict onceItLasts(
            RuleContext context, int audits, Duration apart, String figures, Supplier<Verdict> verdict) {
        Memory before = context.before();
        Instant since = before.since();
        boolean isSecondAtAnyTime =
                apart.isZero() && audits == 2 && since != null && before.source() != FactSource.STORED;
        boolean lasts = isSecondAtAnyTime
                || (before.badRunsNow() >= audits
                        && (apart.isZero() || (since != null && context.isAtLeastAgo(since, apart))));
        return before.isOpen() || lasts
                ? verdict.get()
                : Verdict.pending(
                        true, null, figures + "; a finding opens once this lasts for " + lasting(audits, apart));
    }

    private static String lasting(int audits, Duration apart) {
        return Figures.count(audits, "audit") + (apart.isZero() ? "" : " and " + Times.age(apart));
    }
}
