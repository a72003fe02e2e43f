package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
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
}
