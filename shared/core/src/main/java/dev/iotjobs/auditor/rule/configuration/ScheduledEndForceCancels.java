package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live job that cuts off executions in progress at its scheduled end: {@code schedulingConfig} has an {@code endTime},
 * and FORCE_CANCEL as its {@code endBehavior}.
 */
public final class ScheduledEndForceCancels implements Rule<JobFacts> {

    private static final String FORCE_CANCEL = "FORCE_CANCEL";

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-13")
            .version(1)
            .title("Scheduled end force-cancels")
            .finds("A live job has a scheduled end that cancels executions in progress with force.")
            .appliesTo(jobs(LIVE))
            .severity(HIGH, "`schedulingConfig` has an `endTime`, and its `endBehavior` is FORCE_CANCEL")
            .mayRead(SCHEDULING_CONFIG)
            .closes("When the job ends, for example because it is cancelled: its schedule cannot be changed.")
            .why("At the end the service cuts off executions in progress. Devices may be left in an invalid state and"
                    + " cannot report.")
            .fix("A schedule cannot be changed: cancel the job, and create it again with the end behavior"
                    + " STOP_ROLLOUT.")
            .controls(nist("SC-24"), nist("CP-10"), inferred("ENISA", "GP-TM-06"))
            .build();

    private static final String SCHEDULE = "{\"startTime\":\"YYYY-MM-DDThh:mm\",\"endTime\":\"YYYY-MM-DDThh:mm\","
            + "\"endBehavior\":\"STOP_ROLLOUT\"}";

    @Override
    public RuleDefinition<JobFacts> definition() {
        return DEFINITION;
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        SchedulingConfig schedule = job.schedulingConfig();
        String endTime = schedule == null ? null : schedule.endTime();
        String behavior = schedule == null ? null : schedule.endBehavior();
        if (context.isOpen() && (endTime == null || behavior == null)) {
            return noLongerThere();
        }
        if (schedule == null || endTime == null) {
            return Verdict.notApplicable("the job has no scheduled end");
        }
        if (!FORCE_CANCEL.equals(behavior)) {
            return Verdict.compliant(
                    behavior == null
                            ? "no end behavior is set, which means STOP_ROLLOUT"
                            : "the end behavior is " + behavior);
        }
        return forced(job, endTime, schedule.endsAt(), context.now());
    }

    /** A schedule cannot be changed: where it was set before, its absence says nothing. */
    private static Verdict noLongerThere() {
        return Verdict.insufficientData(Gap.MISSING, "the answer no longer says how the job ends");
    }

    private static Verdict forced(Job job, String endTime, @Nullable Instant endsAt, Instant now) {
        String when = endsAt == null ? ", at a time that cannot be read," : " on " + Times.minute(endsAt);
        return Verdict.nonCompliant(HIGH, "the scheduled end" + when + " cuts off executions in progress")
                .with(Evidence.of(job)
                        .and("endTime", endTime)
                        .and("endBehavior", FORCE_CANCEL)
                        .andIfKnown("timeLeft", endsAt == null ? null : Times.age(Duration.between(now, endsAt))))
                .with(commands(job));
    }

    /** Only CreateJob takes a schedule, so that other APIs create the job again without one. */
    private static List<CliCommand> commands(Job job) {
        List<CliCommand> commands =
                new ArrayList<>(JobCommands.stop(job, "RECREATE", "The next audit then closes the finding"));
        if (job.origin() == Origin.SELF) {
            commands.add(CliCommand.look(
                    "See the configuration of the job, to keep it:",
                    "iot",
                    "describe-job",
                    "--region",
                    job.key().region(),
                    "--job-id",
                    job.jobId()));
            commands.add(CliCommand.fix(
                    "Create the job again under another id, with its targets, document and other settings in the file:",
                    "iot",
                    "create-job",
                    "--region",
                    job.key().region(),
                    "--job-id",
                    "NEW_JOB_ID",
                    "--cli-input-json",
                    "file://job.json",
                    "--scheduling-config",
                    SCHEDULE));
        }
        return commands;
    }
}
