package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.DESCRIPTION;
import static dev.iotjobs.auditor.fact.JobField.NAMESPACE_ID;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.TIMEOUT;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.TargetSelection;
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
import java.util.List;
import java.util.Objects;

/**
 * Finds an unchanged snapshot job without a timeout that still has executions in progress long after its start. By
 * default, long means 7 days, or 24 hours for a FreeRTOS OTA update.
 */
public final class InProgressBeyondAnyTimer extends Rule<JobFacts> {

    private static final Duration UNCHANGED_FOR = Duration.ofHours(24);

    private static final Setting<Duration> HANGS_AFTER = hangsAfter(
            "hangsAfter",
            Duration.ofDays(7),
            "Executions that are still in progress this long after the start of their job count as hanging.");

    private static final Setting<Duration> OTA_HANGS_AFTER = hangsAfter(
            "otaHangsAfter",
            Duration.ofHours(24),
            "Executions of a FreeRTOS OTA update that are still in progress this long after its start count as"
                    + " hanging.");

    private static Setting<Duration> hangsAfter(String name, Duration standard, String description) {
        return Setting.duration(name, standard, Duration.ofHours(1), Duration.ofDays(30), description);
    }

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-07")
            .version(1)
            .title("Executions in progress beyond any timer")
            .finds("A snapshot job without a timeout still has executions in progress at least `hangsAfter` after its"
                    + " start, and nothing about the job has changed for 24 hours.")
            .appliesTo(jobs(IN_PROGRESS).selected(TargetSelection.SNAPSHOT).without(TIMEOUT))
            .severity(
                    HIGH,
                    "the job started at least `hangsAfter` ago; for a FreeRTOS OTA update, at least"
                            + " `otaHangsAfter` ago")
            .settings(HANGS_AFTER, OTA_HANGS_AFTER, SCHEDULE_SLACK)
            .mayRead(COUNTERS, CREATED_AT, SCHEDULING_CONFIG, NAMESPACE_ID, DESCRIPTION)
            .closes("When anything about the job changes, or when no execution is in progress.")
            .why("Without a timeout these executions never end. Devices may have finished and lost their last report.")
            .fix("See which devices are in progress. Cancel an execution only if its device can recover from an"
                    + " interrupted job. Then set a timeout (see IOTJ-CFG-01).")
            .controls(iotLens("IOTREL08-BP03"), nist("SC-24"))
            .build();

    public InProgressBeyondAnyTimer() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Schedule schedule = new Schedule(job, context.get(SCHEDULE_SLACK));
        Duration limit = limit(job, context);
        Condition isRunning = Condition.ofCounters(job, counters -> counters.inProgress() > 0);
        return isRunning
                .and(Condition.isAtLeastOld(schedule, limit, context.now()))
                .judge(
                        () -> judgeChange(facts, schedule, context),
                        () -> Verdict.compliant(
                                isRunning.truth() == Truth.FALSE
                                        ? "no execution is in progress"
                                        : "the job started less than " + Times.age(limit) + " ago"));
    }

    private static Duration limit(Job job, RuleContext context) {
        return context.get(job.origin() == Origin.FREERTOS_OTA ? OTA_HANGS_AFTER : HANGS_AFTER);
    }

    private static Verdict judgeChange(JobFacts facts, Schedule schedule, RuleContext context) {
        if (facts.seen().still().compareTo(UNCHANGED_FOR) >= 0) {
            return hangs(facts, schedule, context);
        }
        return context.isOpen()
                ? Verdict.compliant("the status, counters or lastUpdatedAt of the job changed in the last "
                        + Times.age(UNCHANGED_FOR) + ", so its executions do not hang")
                : Verdict.pending(
                        true,
                        null,
                        "executions are in progress; a finding opens if nothing changes for "
                                + Times.age(UNCHANGED_FOR));
    }

    private static Verdict hangs(JobFacts facts, Schedule schedule, RuleContext context) {
        Job job = facts.job();
        long inProgress = Objects.requireNonNull(job.counters()).inProgress();
        String start = Times.minute(Objects.requireNonNull(schedule.start()));
        String stillSince = Times.minute(facts.seen().stillSince());
        return Verdict.nonCompliant(
                        HIGH,
                        "the job started on " + start + " and has no timeout; "
                                + Figures.count(inProgress, "execution is", "executions are")
                                + " in progress, and nothing has changed since " + stillSince)
                .with(Evidence.of(job)
                        .and("inProgress", inProgress)
                        .and("start", start)
                        .and("unchangedSince", stillSince)
                        .and("hangsAfterHours", limit(job, context).toHours()))
                .with(List.of(
                        JobCommands.things(job, "See which devices are in progress:", "IN_PROGRESS"),
                        JobCommands.cancelExecution(
                                job,
                                "Cancel an execution by force only if its device can recover from an interrupted job:",
                                "--force")));
    }
}
