package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.END_TIME;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a live job that cuts off executions in progress at its scheduled end. {@code schedulingConfig} has an {@code
 * endTime} and the {@code endBehavior} FORCE_CANCEL.
 */
public final class ScheduledEndForceCancels extends Rule<JobFacts> {

    private static final String FORCE_CANCEL = "FORCE_CANCEL";

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-13")
            .version(1)
            .title("Scheduled end force-cancels")
            .finds("The scheduled end of a live job cancels executions in progress by force.")
            .appliesTo(jobs(LIVE).with(END_TIME))
            .severity(HIGH, "`schedulingConfig` has an `endTime`, and its `endBehavior` is FORCE_CANCEL")
            .closes("When the job ends, for example when a person cancels it. The schedule of a job cannot be changed.")
            .why("At the end the service cuts off executions in progress. Devices may be left in an invalid state and"
                    + " cannot report.")
            .fix("A schedule cannot be changed: cancel the job, and create it again with the end behavior"
                    + " STOP_ROLLOUT.")
            .controls(nist("SC-24"), nist("CP-10"), inferred("ENISA", "GP-TM-06"))
            .build();

    private static final String SCHEDULE = "{\"startTime\":\"YYYY-MM-DDThh:mm\",\"endTime\":\"YYYY-MM-DDThh:mm\","
            + "\"endBehavior\":\"STOP_ROLLOUT\"}";

    public ScheduledEndForceCancels() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        SchedulingConfig schedule = Objects.requireNonNull(job.schedulingConfig());
        String behavior = schedule.endBehavior();
        if (FORCE_CANCEL.equals(behavior)) {
            return forced(job, schedule.endTime());
        }
        return Verdict.compliant(
                behavior == null
                        ? "no end behavior is set, which means STOP_ROLLOUT"
                        : "the end behavior is " + behavior);
    }

    private static Verdict forced(Job job, @Nullable String endTime) {
        Optional<Instant> end = Schedule.Time.parse(endTime).map(Schedule.Time::at);
        String when = end.map(at -> " on " + Times.minute(at)).orElse(", at a time that cannot be read,");
        return Verdict.nonCompliant(HIGH, "the scheduled end" + when + " force-cancels executions in progress")
                .with(Evidence.of(job)
                        .andIfKnown("endTime", endTime)
                        .and("endBehavior", FORCE_CANCEL)
                        .andIfKnown("endsAt", end.map(Times::minute).orElse(null)))
                .with(JobCommands.recreate(
                        job, "Create the job again with another end behavior", "--scheduling-config", SCHEDULE));
    }
}
