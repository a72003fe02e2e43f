package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.rule.Memory.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Conditions on time that several rules share. Once its condition holds, a method returns the verdict of the caller.
 * Until then, it returns INSUFFICIENT_DATA or PENDING.
 */
public final class Guards {

    private Guards() {}

    /**
     * Returns {@code verdict} for a job that is at least {@code grace} old or has no known creation time. Returns
     * {@link Gap#TOO_YOUNG} for a younger job.
     *
     * @param figures what the rule found so far, in words; the reason of TOO_YOUNG begins with it
     */
    public static Verdict afterGrace(JobFacts facts, RuleContext context, String figures, Supplier<Verdict> verdict) {
        Instant createdAt = facts.job().key().createdAt();
        return createdAt == null || context.isAtLeastAgo(createdAt, context.get(GRACE))
                ? verdict.get()
                : Verdict.insufficientData(Gap.TOO_YOUNG, figures + ", of a job that has just begun");
    }

    /**
     * Returns {@code verdict} while the finding is open, or once a condition has lasted. Otherwise returns PENDING. A
     * condition has lasted if it held in {@code audits} successive audits, the last at least {@code apart} after the
     * first. Only one audit in each tick counts. One case is different: with two audits and no time apart, every second
     * answer of DescribeJob counts.
     *
     * @param figures the condition in words; the reason of PENDING begins with it
     */
    public static Verdict onceItLasts(
            RuleContext context, int audits, Duration apart, String figures, Supplier<Verdict> verdict) {
        Memory before = context.before();
        Instant since = before.since();
        boolean isSecondAtAnyTime = apart.isZero() && audits == 2 && since != null && before.look() != Look.STORED;
        boolean lasts = isSecondAtAnyTime
                || (before.badRunsNow() >= audits
                        && (apart.isZero() || (since != null && context.isAtLeastAgo(since, apart))));
        return before.isOpen() || lasts
                ? verdict.get()
                : Verdict.pending(true, null, figures + ", not yet in enough audits");
    }
}
