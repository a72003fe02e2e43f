package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.TARGETS;
import static dev.iotjobs.auditor.fact.JobField.TIMEOUT_CONFIG;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.Condition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Finds a job in progress that makes no progress for a long time: no execution starts, or nothing about the job
 * changes. Queued executions alone are no defect if others have ended, or if the job is for a single thing.
 */
public final class NoProgress extends Rule<JobFacts> {

    private static final Setting<Duration> STUCK_AFTER = Setting.duration(
            "stuckAfter",
            Duration.ofHours(24),
            Duration.ofHours(1),
            Duration.ofDays(30),
            "A job makes no progress if nothing changes for this long, or for its timeout if that is longer.");

    private static final Setting<Double> HIGH_FROM_PERCENT = Setting.percent(
            "highFromPercent",
            10,
            1,
            100,
            "The finding is HIGH if at least this share of the executions is queued or in progress.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-04")
            .version(1)
            .title("No progress")
            .finds("A job in progress has not changed for `stuckAfter`, or for its timeout if that is longer. Or the"
                    + " job started at least `stuckAfter` ago, but no execution has started.")
            .appliesTo(jobs(IN_PROGRESS))
            .severity(
                    HIGH,
                    "no execution has ended, or `highFromPercent` or more of all executions are queued or in progress")
            .severity(MEDIUM, "executions have ended, and less than `highFromPercent` of all are queued or in progress")
            .settings(STUCK_AFTER, HIGH_FROM_PERCENT, SCHEDULE_SLACK)
            .mayRead(COUNTERS, TARGETS, TIMEOUT_CONFIG, SCHEDULING_CONFIG, CREATED_AT)
            .silentWhen("IOTJ-RUN-07")
            .closes("When the status, a counter or the configuration of the job changes. If the finding says that no"
                    + " execution has started: when one starts.")
            .why("Devices hang, or a job ahead of this one blocks them.")
            .fix("See which executions are stuck. An older execution of another job may block a device.")
            .controls(iotLens("IOTREL08-BP01"), nist("SI-2"), nist("CA-7"), inferred("ETSI EN 303 645", "5.3-8"))
            .build();

    public NoProgress() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        // If some devices have finished the job, the devices with queued executions may only be offline.
        Condition isUntouched = Condition.of(job.isSingleThing().not(), Verdict.missing(TARGETS))
                .and(Condition.ofCounters(job, counters -> counters.queued() > 0 && counters.executed() == 0));
        return Condition.ofCounters(job, counters -> counters.inProgress() > 0)
                .or(isUntouched)
                .judge(
                        () -> judgeTime(facts, isUntouched, context),
                        () -> Verdict.compliant("no execution is expected to progress now"));
    }

    private static Verdict judgeTime(JobFacts facts, Condition isUntouched, RuleContext context) {
        boolean isStill = isStill(facts, context);
        return Condition.of(isStill)
                .or(hasNeverStarted(facts.job(), isUntouched, context))
                .judge(() -> stuck(facts, isStill, context), () -> waiting(facts.job(), context));
    }

    /** Whether the job has not changed for {@code stuckAfter}, or for its timeout if that is longer. */
    private static boolean isStill(JobFacts facts, RuleContext context) {
        // needs two audits or more: a single answer of DescribeJob cannot show a change
        return facts.seen().still().compareTo(facts.job().timeoutOrLonger(context.get(STUCK_AFTER))) >= 0;
    }

    /**
     * Whether the job began at least {@code stuckAfter} ago and its executions still wait to start. Does not hold for a
     * job with maintenance windows.
     */
    private static Condition hasNeverStarted(Job job, Condition isUntouched, RuleContext context) {
        Schedule schedule = new Schedule(job, context.get(SCHEDULE_SLACK));
        return isUntouched
                .and(Condition.of(!schedule.hasWindows()))
                .and(Condition.ofCounters(job, counters -> counters.inProgress() == 0))
                .and(Condition.isAtLeastOld(schedule, context.get(STUCK_AFTER), context.now()));
    }

    private static Verdict waiting(Job job, RuleContext context) {
        String limit = Times.age(job.timeoutOrLonger(context.get(STUCK_AFTER)));
        return context.isOpen()
                ? Verdict.compliant("the job has changed in the last " + limit + ", so it is not stuck")
                : Verdict.pending(
                        true,
                        null,
                        "executions are queued or in progress; a finding opens if nothing changes for " + limit);
    }

    private static Verdict stuck(JobFacts facts, boolean isStill, RuleContext context) {
        Job job = facts.job();
        JobProcessDetails counters = Objects.requireNonNull(job.counters());
        String stillSince = Times.minute(facts.seen().stillSince());
        return Verdict.nonCompliant(
                        severity(counters, context),
                        isStill
                                ? "nothing has changed since " + stillSince + "; "
                                        + Figures.count(counters.inProgress(), "execution is", "executions are")
                                        + " in progress and " + Figures.count(counters.queued()) + " queued"
                                : "the job started on " + start(job, context) + ", but no execution has started; "
                                        + Figures.count(counters.queued()) + " queued")
                .with(Evidence.of(job)
                        .and(counters)
                        .and("clause", isStill ? "unchanged" : "never started")
                        .and("unchangedSince", stillSince)
                        .andIfKnown(
                                "timeoutMinutes",
                                job.hasTimeout() ? job.timeout().toMinutes() : null)
                        .and("stuckAfterHours", context.get(STUCK_AFTER).toHours())
                        .and("highFromPercent", context.get(HIGH_FROM_PERCENT)))
                .with(commands(job, counters));
    }

    private static String start(Job job, RuleContext context) {
        return Times.minute(Objects.requireNonNull(new Schedule(job, context.get(SCHEDULE_SLACK)).start()));
    }

    private static Severity severity(JobProcessDetails counters, RuleContext context) {
        return counters.executed() == 0
                        || Percent.isAtLeast(counters.open(), counters.known(), context.get(HIGH_FROM_PERCENT))
                ? HIGH
                : MEDIUM;
    }

    private static List<CliCommand> commands(Job job, JobProcessDetails counters) {
        return List.of(
                JobCommands.things(
                        job, "See which devices are stuck:", counters.inProgress() > 0 ? "IN_PROGRESS" : "QUEUED"),
                executionsOfThing(job, "IN_PROGRESS"),
                executionsOfThing(job, "QUEUED"));
    }

    private static CliCommand executionsOfThing(Job job, String status) {
        return CliCommand.look(
                "See whether an older execution of another job blocks a device:",
                "iot",
                "list-job-executions-for-thing",
                "--region",
                job.key().region(),
                "--thing-name",
                "THING_NAME",
                "--status",
                status);
    }
}
