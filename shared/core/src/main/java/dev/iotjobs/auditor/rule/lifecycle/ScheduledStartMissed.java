package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.fact.JobField.COMMENT;
import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.ENDED_AT;
import static dev.iotjobs.auditor.fact.JobField.FORCE_CANCELED;
import static dev.iotjobs.auditor.fact.JobField.REASON_CODE;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULED_JOB_ROLLOUTS;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.STATUS;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.CANCELED;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.SCHEDULED;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.rule.lifecycle.ScheduledCancellation.NEAR;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Jobs.Proviso;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.Condition;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a scheduled job that did not start at its start time. Either the job is still SCHEDULED later, or the job was
 * cancelled around that time and no reason is given.
 */
public final class ScheduledStartMissed extends Rule<JobFacts> {

    /**
     * Up to this value of {@code scheduleSlack}, a start time without a time zone counts as UTC. Users set a larger
     * value if their tools write local times into schedules.
     */
    private static final Duration MOST_SLACK = Duration.ofHours(2);

    private static final Proviso WITH_A_SCHEDULE = new Proviso(
            "CANCELED jobs only if they have a schedule",
            Set.of(SCHEDULING_CONFIG),
            (facts, context) -> Condition.of(
                            facts.job().hasStatus(JobStatus.SCHEDULED).or(Truth.of(hasSchedule(facts.job()))),
                            Verdict.missing(STATUS))
                    .orElse("the job has no schedule"));

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-04")
            .version(1)
            .title("Scheduled job missed its start")
            .finds("The start of a scheduled job has passed, but the job has no execution. Or the job was cancelled at"
                    + " its start, and no reason is given.")
            .appliesTo(jobs(SCHEDULED, CANCELED).provided(WITH_A_SCHEDULE))
            .severity(
                    HIGH,
                    "the job is still SCHEDULED after its start time; or it has maintenance windows, and AWS IoT lists"
                            + " none in the future")
            .severity(
                    MEDIUM,
                    "the job was cancelled within `near` of its start; the limit of concurrent jobs is a possible"
                            + " cause")
            .settings(NEAR, SCHEDULE_SLACK)
            .mayRead(
                    COUNTERS, SCHEDULING_CONFIG, SCHEDULED_JOB_ROLLOUTS, FORCE_CANCELED, REASON_CODE, COMMENT, ENDED_AT)
            .closes("When the job has started, or `agesOutAfter` after the cancellation.")
            .why("At the limit of concurrent jobs the service moves a scheduled job to CANCELED without a message:"
                    + " maintenance that never happened.")
            .fix("Create the job again, and request a higher quota of concurrent jobs.")
            .controls(nist("SI-2"), nist("MA-2"), inferred("ETSI EN 303 645", "5.3-8"))
            .build();

    public ScheduledStartMissed() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Schedule schedule = new Schedule(job, context.get(SCHEDULE_SLACK));
        if (job.status().equals(JobStatus.SCHEDULED)) {
            Condition isMissed =
                    schedule.hasWindows() ? noWindowIsListed(schedule, context.now()) : hasPassed(schedule, context);
            return isMissed.and(hasNoExecution(job))
                    .judge(() -> missed(schedule), () -> Verdict.compliant("the job has not missed its start"));
        }
        return wasCancelledAtItsStart(schedule, context)
                .judge(
                        () -> cancelled(schedule, context),
                        () -> Verdict.compliant("the cancellation does not point to a missed start"));
    }

    /** Whether the job has a scheduled start, a scheduled end or maintenance windows. */
    private static boolean hasSchedule(Job job) {
        SchedulingConfig config = job.schedulingConfig();
        return config != null
                && (config.startTime() != null
                        || config.endTime() != null
                        || !config.maintenanceWindows().isEmpty());
    }

    private static Condition hasNoExecution(Job job) {
        return Condition.ofCounters(job, counters -> counters.known() == 0);
    }

    private static Condition hasPassed(Schedule schedule, RuleContext context) {
        return schedule.startText() == null
                ? Condition.of(Truth.UNKNOWN, Verdict.missing(SCHEDULING_CONFIG))
                : Condition.of(schedule.startHasPassed(context.now()), Condition.cannotBeRead("start"));
    }

    /**
     * The condition that a job's scheduled start has passed and its scheduled end has not, but DescribeJob lists no
     * future maintenance window. A missing start counts as past, a missing end as ahead.
     */
    private static Condition noWindowIsListed(Schedule schedule, Instant now) {
        Condition hasBegun = schedule.startText() == null
                ? Condition.of(true)
                : Condition.of(schedule.startHasPassed(now), Condition.cannotBeRead("start"));
        // Before the start and after the end, an empty list is normal
        return Condition.of(schedule.job().scheduledJobRollouts().isEmpty())
                .and(hasBegun)
                .and(endIsAhead(schedule, now));
    }

    private static Condition endIsAhead(Schedule schedule, Instant now) {
        if (schedule.endText() == null) {
            return Condition.of(true);
        }
        Truth ahead = schedule.endIsAhead(now);
        return ahead == Truth.FALSE && schedule.endHasPassed(now) == Truth.FALSE
                ? Condition.of(
                        Truth.UNKNOWN,
                        Verdict.insufficientData(
                                Gap.UNDECIDED,
                                "the scheduled end of the job is close to the current time: a later audit decides"
                                        + " whether it has passed"))
                : Condition.of(ahead, Condition.cannotBeRead("end"));
    }

    private static Condition wasCancelledAtItsStart(Schedule schedule, RuleContext context) {
        Job job = schedule.job();
        return Condition.of(!Boolean.TRUE.equals(job.forceCanceled()))
                .and(Condition.of(job.reasonCode() == null && job.comment() == null))
                .and(hasNoExecution(job))
                .and(endIsNearStart(schedule, context));
    }

    private static Condition endIsNearStart(Schedule schedule, RuleContext context) {
        Instant end = context.endOf(schedule.job());
        if (schedule.startText() == null) {
            return Condition.of(false);
        }
        if (end == null) {
            return Condition.of(Truth.UNKNOWN, Verdict.missing(ENDED_AT));
        }
        boolean mayBeLocal = context.get(SCHEDULE_SLACK).compareTo(MOST_SLACK) > 0
                && Schedule.Time.parse(schedule.startText())
                        .filter(start -> !start.hasZone())
                        .isPresent();
        return mayBeLocal
                ? Condition.of(
                        Truth.UNKNOWN,
                        Verdict.insufficientData(
                                Gap.UNDECIDED,
                                "the scheduled start of the job has no time zone, so it may be a local time"))
                : Condition.of(schedule.startIsNear(end, context.get(NEAR)), Condition.cannotBeRead("start"));
    }

    private static Verdict missed(Schedule schedule) {
        Job job = schedule.job();
        String startsAt = readStart(schedule);
        String reason = schedule.hasWindows()
                ? "the job has no future maintenance window"
                : "the job should have started on " + Objects.requireNonNull(startsAt);
        List<CliCommand> commands = new ArrayList<>(JobCommands.recreate(
                job,
                "Create the job again, with a start in the future",
                "--scheduling-config",
                "file://schedule.json"));
        commands.add(higherQuota(job));
        return Verdict.nonCompliant(HIGH, reason + ", but it is still SCHEDULED and has no execution")
                .with(evidence(schedule))
                .with(commands);
    }

    private static Verdict cancelled(Schedule schedule, RuleContext context) {
        Job job = schedule.job();
        String cancelledAt = Times.minute(Objects.requireNonNull(context.endOf(job)));
        List<CliCommand> commands = new ArrayList<>(JobCommands.repeat(
                job,
                "Create the job again, with a start in the future",
                "--scheduling-config",
                "file://schedule.json"));
        commands.add(higherQuota(job));
        return Verdict.nonCompliant(
                        MEDIUM,
                        "the job was cancelled at its start on " + cancelledAt
                                + "; no reason is given, and no execution exists; the limit of concurrent jobs is"
                                + " a possible cause")
                .with(evidence(schedule)
                        .and("cancelledAt", cancelledAt)
                        .and("reason", "POSSIBLE_CONCURRENCY_LIMIT")
                        .and("nearMinutes", context.get(NEAR).toMinutes()))
                .with(commands);
    }

    private static @Nullable String readStart(Schedule schedule) {
        return Schedule.Time.parse(schedule.startText())
                .map(time -> Times.minute(time.at()))
                .orElse(null);
    }

    private static Evidence evidence(Schedule schedule) {
        return Evidence.of(schedule.job())
                .andIfKnown("startTime", schedule.startText())
                .andIfKnown("startsAt", readStart(schedule))
                .andIfKnown("endTime", schedule.endText())
                .and("slackMinutes", schedule.slack().toMinutes());
    }

    private static CliCommand higherQuota(Job job) {
        return CliCommand.fix(
                "If the account was at its limit of concurrent jobs, request a higher quota:",
                "service-quotas",
                "request-service-quota-increase",
                "--region",
                job.key().region(),
                "--service-code",
                "iot",
                "--quota-code",
                "L-FBF5CD89",
                "--desired-value",
                "N");
    }
}
