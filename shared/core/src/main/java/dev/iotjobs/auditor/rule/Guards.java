package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.rule.Memory.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Conditions on time and settings that several rules share. Each takes the verdict to give when it passes. */
public final class Guards {

    private Guards() {}

    /**
     * A verdict on a job that is at least {@code grace} old; one without a time of creation is.
     *
     * @param figures what holds already, for the reason of a job that is younger
     */
    public static Verdict afterGrace(JobFacts facts, RuleContext context, String figures, Supplier<Verdict> verdict) {
        Instant createdAt = facts.job().key().createdAt();
        return createdAt == null || context.isAtLeastAgo(createdAt, context.get(GRACE))
                ? verdict.get()
                : Verdict.insufficientData(Gap.TOO_YOUNG, figures + ", of a job that has just begun");
    }

    /**
     * A verdict on a condition that has held in so many audits in a row, the first and the last so far apart; before that
     * PENDING, unless the finding is open already. Audits count once a tick; the second one counts at any time if nothing
     * is to lie between them.
     *
     * @param figures what holds, for the reason while it waits
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
