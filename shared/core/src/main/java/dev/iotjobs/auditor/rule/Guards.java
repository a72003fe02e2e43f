package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.rule.Memory.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Conditions on time that several rules share. Once a condition holds, its method gives the verdict of the caller;
 * before that, INSUFFICIENT_DATA or PENDING.
 */
public final class Guards {

    private Guards() {}

    /**
     * Gives {@code verdict} on a job that is at least {@code grace} old, or whose creation time is unknown. On a
     * younger job, gives {@link Gap#TOO_YOUNG}.
     *
     * @param figures the finding so far in words, for the reason of TOO_YOUNG
     */
    public static Verdict afterGrace(JobFacts facts, RuleContext context, String figures, Supplier<Verdict> verdict) {
        Instant createdAt = facts.job().key().createdAt();
        return createdAt == null || context.isAtLeastAgo(createdAt, context.get(GRACE))
                ? verdict.get()
                : Verdict.insufficientData(Gap.TOO_YOUNG, figures + ", of a job that has just begun");
    }

    /**
     * Gives {@code verdict} once a condition has held in {@code audits} audits in a row, the last at least {@code
     * apart} after the first, or while the finding is open. Before that, gives PENDING. At most one audit in each tick
     * counts; but if two audits with no time between them suffice, a second answer of DescribeJob always counts.
     *
     * @param figures the condition in words, for the reason of PENDING
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
