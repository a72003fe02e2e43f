package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.fact.JobField.COMMENT;
import static dev.iotjobs.auditor.fact.JobField.ENDED_AT;
import static dev.iotjobs.auditor.fact.JobField.REASON_CODE;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.CANCELED;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;
import static dev.iotjobs.auditor.rule.lifecycle.ScheduledCancellation.NEAR;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Jobs.Proviso;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.Condition;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a job that a person cancelled without a reason code or comment. */
public final class CancelledWithoutReason extends Rule<JobFacts> {

    private static final Proviso NOT_BY_SCHEDULE = new Proviso(
            "if the end of their schedule did not cancel them",
            Set.of(SCHEDULING_CONFIG, ENDED_AT),
            (facts, context) ->
                    isBySchedule(facts.job(), context).not().orElse("the scheduled end of the job cancelled it"));

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-02")
            .version(1)
            .title("Cancelled without reason")
            .finds("A job was cancelled within the last `agesOutAfter`, and has neither a reason code nor a comment.")
            .appliesTo(jobs(CANCELED)
                    .notOfOrigin(Origin.GREENGRASS, Origin.GREENGRASS_V1, Origin.OTHER_SERVICE)
                    .provided(NOT_BY_SCHEDULE))
            .severity(LOW, "`reasonCode` and `comment` are empty")
            .borrows("IOTJ-LIF-04", NEAR)
            .mayRead(REASON_CODE, COMMENT, ENDED_AT)
            .silentWhen("IOTJ-LIF-04")
            .closes("When the job is deleted, or `agesOutAfter` after the cancellation.")
            .why("Later, it cannot be seen why the job was cancelled.")
            .fix("A reason cannot be added afterwards. Require a reason code and a comment where your tooling cancels"
                    + " jobs.")
            .controls(nist("CM-3"), nist("AU-6"))
            .build();

    public CancelledWithoutReason() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        return judgeReason(job, context.endOf(job));
    }

    private static Condition isBySchedule(Job job, RuleContext context) {
        Instant end = context.endIfEnded(job);
        Schedule schedule = new Schedule(job, SCHEDULE_SLACK.standard());
        if (!ScheduledCancellation.cancelsAtItsEnd(schedule)) {
            return Condition.of(false);
        }
        return end == null
                ? Condition.of(Truth.UNKNOWN, Verdict.missing(ENDED_AT))
                : Condition.of(schedule.endIsNear(end, context.get(NEAR)), Condition.cannotBeRead("end"));
    }

    private static Verdict judgeReason(Job job, @Nullable Instant end) {
        if (job.reasonCode() != null || job.comment() != null) {
            return Verdict.compliant("the cancellation has a reason code or a comment");
        }
        if (end == null) {
            return Verdict.missing(ENDED_AT);
        }
        String cancelledAt = Times.minute(end);
        return Verdict.nonCompliant(
                        LOW, "the job was cancelled on " + cancelledAt + " without a reason code or a comment")
                .with(Evidence.of(job).and("cancelledAt", cancelledAt));
    }
}
