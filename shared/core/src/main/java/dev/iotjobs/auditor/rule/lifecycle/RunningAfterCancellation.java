package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.ENDED_AT;
import static dev.iotjobs.auditor.fact.JobField.TIMEOUT_CONFIG;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.FORCE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.CANCELED;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.Condition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Finds a job that was cancelled without force and still has executions in progress. Without force, a cancellation
 * stops queued executions only.
 */
public final class RunningAfterCancellation extends Rule<JobFacts> {

    private static final Setting<Duration> STILL_AFTER = Setting.duration(
            "stillAfter",
            Duration.ofHours(24),
            Duration.ofHours(1),
            Duration.ofDays(30),
            "Minimum time from the cancellation to a finding. If the timeout of the job is longer, the timeout counts"
                    + " instead.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-03")
            .version(1)
            .title("Cancelled job still has running devices")
            .finds("A cancelled job still has executions in progress at least `stillAfter` after its cancellation, or"
                    + " after its timeout if that is longer.")
            .appliesTo(jobs(CANCELED).without(FORCE))
            .severity(
                    MEDIUM,
                    "executions are still in progress, and the time since the cancellation is at least `stillAfter` and"
                            + " at least the timeout")
            .settings(STILL_AFTER)
            .mayRead(COUNTERS, ENDED_AT, TIMEOUT_CONFIG)
            .closes("When no execution is in progress, or `agesOutAfter` after the cancellation.")
            .why(
                    "A plain cancel stops queued executions only. Devices whose executions are in progress continue with the"
                            + " job.")
            .fix("Wait, or see which devices are in progress. Cancel an execution only if its device can recover from"
                    + " an interrupted job.")
            .controls(nist("CM-3"), nist("SC-24"))
            .build();

    public RunningAfterCancellation() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Duration limit = job.timeoutOrLonger(context.get(STILL_AFTER));
        Condition isRunning = Condition.ofCounters(job, counters -> counters.inProgress() > 0);
        return isRunning
                .and(isEndedFor(job, limit, context))
                .judge(
                        () -> running(job, context),
                        () -> Verdict.compliant(
                                isRunning.truth() == Truth.FALSE
                                        ? "no execution is in progress"
                                        : "the job was cancelled less than " + Times.age(limit) + " ago"));
    }

    private static Condition isEndedFor(Job job, Duration limit, RuleContext context) {
        Instant end = job.endedAt();
        return end == null
                ? Condition.of(Truth.UNKNOWN, Verdict.missing(ENDED_AT))
                : Condition.of(context.isAtLeastAgo(end, limit));
    }

    private static Verdict running(Job job, RuleContext context) {
        long inProgress = Objects.requireNonNull(job.counters()).inProgress();
        String cancelledAt = Times.minute(Objects.requireNonNull(job.endedAt()));
        return Verdict.nonCompliant(
                        MEDIUM,
                        "the job was cancelled on " + cancelledAt + ", but " + Figures.count(inProgress, "execution")
                                + (inProgress == 1 ? " is" : " are") + " still in progress")
                .with(Evidence.of(job)
                        .and("inProgress", inProgress)
                        .and("cancelledAt", cancelledAt)
                        .andIfKnown(
                                "timeoutMinutes",
                                job.hasTimeout() ? job.timeout().toMinutes() : null)
                        .and("stillAfterHours", context.get(STILL_AFTER).toHours()))
                .with(List.of(
                        JobCommands.things(job, "See which devices are still in progress:", "IN_PROGRESS"),
                        JobCommands.cancelExecution(
                                job,
                                "Cancel an execution by force only if its device can recover from an interrupted job:",
                                "--force")));
    }
}
