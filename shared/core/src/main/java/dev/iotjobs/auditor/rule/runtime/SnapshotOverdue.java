package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Jobs.Proviso;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.Condition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds a snapshot job that is still in progress long after its start. */
public final class SnapshotOverdue extends Rule<JobFacts> {

    private static final Setting<Duration> OVERDUE_AFTER = Setting.duration(
            "overdueAfter",
            Duration.ofDays(14),
            Duration.ofDays(1),
            Duration.ofDays(365),
            "A snapshot job still in progress this long after its start is overdue.");

    private static final Proviso WINDOWS_ARE_OVER = new Proviso(
            "those with maintenance windows only after their scheduled end",
            Set.of(SCHEDULING_CONFIG),
            (facts, context) -> windowsAreOver(schedule(facts.job(), context), context.now())
                    .orElse("the maintenance windows of the job are not over"));

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-06")
            .version(1)
            .title("Snapshot job overdue")
            .finds("A snapshot job is still in progress at least `overdueAfter` after its start.")
            .appliesTo(jobs(IN_PROGRESS).selected(TargetSelection.SNAPSHOT).provided(WINDOWS_ARE_OVER))
            .severity(
                    MEDIUM,
                    "the job started at least `overdueAfter` ago; if it has maintenance windows, its scheduled end has"
                            + " also passed")
            .settings(OVERDUE_AFTER, SCHEDULE_SLACK)
            .mayRead(CREATED_AT, SCHEDULING_CONFIG, COUNTERS)
            .closes("When the job ends, for example when a person cancels it.")
            .why(
                    "The update is not finished and the job was not closed: devices that have not been reached stay as they"
                            + " are.")
            .fix("Cancel the job, and create one for the devices that remain.")
            .fix(Origin.GREENGRASS, "Cancel the deployment, and deploy again to the devices that remain.")
            .controls(nist("SI-2"), inferred("ETSI EN 303 645", "5.3-8"))
            .build();

    public SnapshotOverdue() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Schedule schedule = schedule(facts.job(), context);
        return Condition.isAtLeastOld(schedule, context.get(OVERDUE_AFTER), context.now())
                .judge(() -> overdue(schedule, context), () -> Verdict.compliant("the job is not overdue yet"));
    }

    private static Schedule schedule(Job job, RuleContext context) {
        return new Schedule(job, context.get(SCHEDULE_SLACK));
    }

    private static Condition windowsAreOver(Schedule schedule, Instant now) {
        return schedule.hasWindows()
                ? Condition.of(schedule.endHasPassed(now), Condition.cannotBeRead("end"))
                : Condition.of(true);
    }

    private static Verdict overdue(Schedule schedule, RuleContext context) {
        Job job = schedule.job();
        String start = Times.minute(Objects.requireNonNull(schedule.start()));
        Evidence evidence = Evidence.of(job).and("start", start);
        JobProcessDetails counters = job.counters();
        return Verdict.nonCompliant(MEDIUM, "the job started on " + start + " and is still in progress")
                .with((counters == null ? evidence : evidence.and(counters))
                        .and("overdueAfterDays", context.get(OVERDUE_AFTER).toDays()))
                .with(commands(job));
    }

    private static List<CliCommand> commands(Job job) {
        List<CliCommand> commands = new ArrayList<>();
        commands.add(JobCommands.things(job, "See which devices remain, then create a job for them:", "QUEUED"));
        commands.addAll(JobCommands.stop(job, "OVERDUE", "The next audit then closes the finding"));
        return commands;
    }
}
