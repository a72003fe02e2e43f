package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.ENDED_AT;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.COMPLETED;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Jobs.Proviso;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.Condition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a live or completed job with executions that were cancelled one by one, not by the schedule of the job. */
public final class ExecutionsCancelledSingly extends Rule<JobFacts> {

    private static final Setting<Integer> MEDIUM_FROM = Setting.count(
            "mediumFrom", 10, 1, 1_000, "executions", "Minimum number of cancelled executions for a MEDIUM finding.");

    private static final Proviso NOT_BY_SCHEDULE = new Proviso(
            "if no scheduled end has cancelled their executions",
            Set.of(SCHEDULING_CONFIG, ENDED_AT),
            (facts, context) ->
                    isBySchedule(facts.job(), context).not().orElse("the scheduled end of the job cancels executions"));

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-08")
            .version(1)
            .title("Executions cancelled one by one")
            .finds("Executions of a job were cancelled one by one, not by cancelling the job and not by its schedule.")
            .appliesTo(jobs(LIVE, COMPLETED).notOfOrigin(Origin.GREENGRASS).provided(NOT_BY_SCHEDULE))
            .severity(MEDIUM, "`mediumFrom` or more executions were cancelled")
            .severity(LOW, "fewer were cancelled")
            .settings(MEDIUM_FROM, SCHEDULE_SLACK)
            .mayRead(COUNTERS)
            .silentWhen("IOTJ-LIF-01")
            .closes("When the job is cancelled or deleted, or `agesOutAfter` after its end.")
            .why("Cancelling single executions with force cuts devices off, but does not mark the job as"
                    + " force-cancelled.")
            .fix("See which executions were cancelled, and check the devices whose execution had started.")
            .controls(nist("CM-3"), nist("SC-24"))
            .build();

    public ExecutionsCancelledSingly() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        return Condition.ofCounters(job, counters -> counters.canceled() > 0)
                .judge(() -> cancelled(job, context), () -> Verdict.compliant("no execution was cancelled"));
    }

    /**
     * Whether the schedule explains the cancelled executions: the scheduled end cancels executions, and was reached
     * while the job was live.
     */
    private static Condition isBySchedule(Job job, RuleContext context) {
        Schedule schedule = new Schedule(job, context.get(SCHEDULE_SLACK));
        if (!ScheduledCancellation.cancelsAtItsEnd(schedule)) {
            return Condition.of(false);
        }
        Condition whileLive = isReached(schedule, context.now());
        Condition whenCompleted = isReached(schedule, context.endIfEnded(job));
        return switch (job.hasStatus(JobStatus.COMPLETED)) {
            case TRUE -> whenCompleted;
            case FALSE -> whileLive;
            case UNKNOWN -> whileLive.and(whenCompleted);
        };
    }

    private static Condition isReached(Schedule schedule, @Nullable Instant instant) {
        return instant == null
                ? Condition.of(Truth.UNKNOWN, Verdict.missing(ENDED_AT))
                : Condition.of(schedule.endIsAhead(instant).not(), Condition.cannotBeRead("end"));
    }

    private static Verdict cancelled(Job job, RuleContext context) {
        long canceled = Objects.requireNonNull(job.counters()).canceled();
        String reason = Figures.count(canceled, "execution") + (canceled == 1 ? " was" : " were")
                + " cancelled, but the job itself was not";
        return Verdict.nonCompliant(canceled >= context.get(MEDIUM_FROM) ? MEDIUM : LOW, reason)
                .with(Evidence.of(job).and("canceled", canceled).and("mediumFrom", context.get(MEDIUM_FROM)))
                .with(List.of(JobCommands.executions(
                        job,
                        "See which executions were cancelled, then check the devices that had started the job:",
                        "CANCELED")));
    }
}
