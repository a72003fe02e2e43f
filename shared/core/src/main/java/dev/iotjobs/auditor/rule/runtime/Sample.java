package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.setting.SharedSettings.RECENT;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of ended executions by which a job is judged. They count all ended executions, or only the recent ones of
 * a CONTINUOUS job.
 *
 * @param since start of the sample; null if the sample has all ended executions of the job
 */
record Sample(
        long succeeded,
        long failed,
        long rejected,
        long timedOut,
        @Nullable Instant since) {

    static final Setting<Integer> MINIMUM_EXECUTED = Setting.count(
            "minimumExecuted", 10, 1, 1_000, "executions", "Minimum number of ended executions for judging a rate.");

    /** The ended executions by which a job is judged. The service must have returned counters for the job. */
    static Sample of(JobFacts facts, RuleContext context) {
        JobProcessDetails counters = Objects.requireNonNull(facts.job().counters());
        Optional<EarlierCounters> before = facts.countersBefore(context.now(), context.get(RECENT));
        if (before.isPresent()) {
            Sample late = between(before.get(), counters);
            if (late.isPlausible()) {
                return late;
            }
        }
        return new Sample(counters.succeeded(), counters.failed(), counters.rejected(), counters.timedOut(), null);
    }

    private static Sample between(EarlierCounters before, JobProcessDetails now) {
        JobProcessDetails then = before.counters();
        return new Sample(
                now.succeeded() - then.succeeded(),
                now.failed() - then.failed(),
                now.rejected() - then.rejected(),
                now.timedOut() - then.timedOut(),
                before.at());
    }

    /** Whether all numbers of the sample are 0 or more. */
    private boolean isPlausible() {
        // The service lowers a counter when executions are deleted: a difference of two readings can be negative
        return succeeded >= 0 && failed >= 0 && rejected >= 0 && timedOut >= 0;
    }

    long executed() {
        return succeeded + failed + rejected + timedOut;
    }

    /** The number of executions that failed or timed out. A rejected execution is not a failure. */
    long failures() {
        return failed + timedOut;
    }

    boolean isFull(RuleContext context) {
        return executed() >= context.get(MINIMUM_EXECUTED);
    }

    /**
     * The time since which the sample counts ended executions, as text for evidence. Null if it counts all ended
     * executions of the job.
     */
    @Nullable
    String countedSince() {
        return since == null ? null : Times.minute(since);
    }

    /**
     * How many executions had an outcome, in words, such as {@code 12 of 40 executions timed out (30.0 %)}.
     *
     * @param part number of executions with the outcome
     * @param outcome words such as {@code timed out}
     */
    String figures(long part, String outcome) {
        return Figures.count(part) + " of " + Figures.count(executed(), "execution")
                + (since == null ? "" : " since " + countedSince()) + " " + outcome + " ("
                + Percent.text(part, executed()) + ")";
    }

    /**
     * A COMPLIANT verdict. Its reason states the share of the executions that had the given outcome.
     *
     * @param part number of executions with the outcome
     * @param outcome words such as {@code timed out}
     */
    Verdict compliant(long part, String outcome, RuleContext context) {
        return Verdict.compliant(context.isOpen() ? "now " + Percent.text(part, executed()) : figures(part, outcome));
    }

    /** The INSUFFICIENT_DATA verdict on a sample with fewer executions than {@code minimumExecuted}. */
    Verdict tooFew(RuleContext context) {
        return Verdict.insufficientData(
                Gap.TOO_FEW,
                Figures.count(executed(), "execution") + " ended; a rate needs at least "
                        + context.get(MINIMUM_EXECUTED));
    }
}
