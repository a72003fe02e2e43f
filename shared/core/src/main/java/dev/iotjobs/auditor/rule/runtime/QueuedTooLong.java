package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.IS_CONCURRENT;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULED_JOB_ROLLOUTS;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.cis;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
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
 * Finds a fully rolled-out job with executions that have been queued for a long time. The devices are offline, or their
 * agents do not listen.
 */
public final class QueuedTooLong extends Rule<JobFacts> {

    private static final Setting<Duration> QUEUED_AFTER = Setting.duration(
            "queuedAfter",
            Duration.ofHours(72),
            Duration.ofHours(1),
            Duration.ofDays(90),
            "Executions that are still queued this long after the start of their job are reported.");

    private static final Setting<Double> TAIL_PERCENT = Setting.percent(
            "tailPercent",
            5,
            0,
            100,
            "The finding is LOW if less than this share of the executions is queued. If at least this share of the"
                    + " executions is in progress, there is no finding.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-05")
            .version(1)
            .title("Devices queued too long")
            .finds("A job is rolled out, but executions are still queued `queuedAfter` after its start, and almost none"
                    + " is in progress.")
            .appliesTo(jobs(IN_PROGRESS).selected(TargetSelection.SNAPSHOT))
            .severity(MEDIUM, "`tailPercent` or more of all executions are queued")
            .severity(LOW, "less than `tailPercent` of all executions are queued: a few offline devices are normal")
            .settings(QUEUED_AFTER, TAIL_PERCENT, SCHEDULE_SLACK)
            .mayRead(COUNTERS, IS_CONCURRENT, SCHEDULING_CONFIG, SCHEDULED_JOB_ROLLOUTS, CREATED_AT)
            .silentWhen("IOTJ-RUN-04")
            .silentWhen("IOTJ-RUN-06")
            .why(
                    "Devices are offline or their agent does not listen: they stay without the update, or carry out a stale"
                            + " command when they come back.")
            .fix("See which devices are queued, and check their connection. If the job is no longer wanted on"
                    + " these devices, cancel their executions. Queued executions never time out.")
            .controls(nist("SI-2"), inferred("ETSI EN 303 645", "5.3-8"), cis("7.3"))
            .build();

    public QueuedTooLong() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Schedule schedule = new Schedule(job, context.get(SCHEDULE_SLACK));
        double tail = context.get(TAIL_PERCENT);
        return Condition.isRolledOut(schedule, context.now())
                .and(Condition.ofCounters(job, counters -> isWaiting(counters, tail)))
                .and(Condition.isAtLeastOld(schedule, context.get(QUEUED_AFTER), context.now()))
                .judge(
                        () -> queued(schedule, Objects.requireNonNull(job.counters()), context),
                        () -> Verdict.compliant("no device has been queued too long"));
    }

    private static boolean isWaiting(JobProcessDetails counters, double tail) {
        return counters.queued() > 0
                && (counters.inProgress() == 0 || !Percent.isAtLeast(counters.inProgress(), counters.known(), tail));
    }

    private static Verdict queued(Schedule schedule, JobProcessDetails counters, RuleContext context) {
        Job job = schedule.job();
        String start = Times.minute(Objects.requireNonNull(schedule.start()));
        boolean isTail = !Percent.isAtLeast(counters.queued(), counters.known(), context.get(TAIL_PERCENT));
        String figures = Figures.count(counters.queued()) + " of " + Figures.count(counters.known(), "execution") + " "
                + (counters.queued() == 1 ? "is" : "are") + " still queued";
        return Verdict.nonCompliant(isTail ? LOW : MEDIUM, "the job started on " + start + ", and " + figures)
                .with(Evidence.of(job)
                        .and("queued", counters.queued())
                        .and("inProgress", counters.inProgress())
                        .and("known", counters.known())
                        .and("start", start)
                        .and("queuedAfterHours", context.get(QUEUED_AFTER).toHours())
                        .and("tailPercent", context.get(TAIL_PERCENT)))
                .with(List.of(
                        JobCommands.things(job, "See which devices are queued, then check their connection:", "QUEUED"),
                        JobCommands.cancelExecution(
                                job, "If the job is no longer wanted, cancel the execution of a device:")));
    }
}
