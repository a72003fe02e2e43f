package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.TARGETS;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.COMPLETED;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.LOW;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Guards;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds a completed job without a successful execution. The status COMPLETED only says that all executions have ended.
 */
public final class CompletedWithNoSuccess extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-09")
            .version(1)
            .title("Completed with no success")
            .finds("A job is completed, and none of its executions succeeded.")
            .appliesTo(jobs(COMPLETED))
            .severity(HIGH, "no execution succeeded")
            .severity(MEDIUM, "devices rejected every execution that ended")
            .severity(LOW, "the target was empty (EMPTY_TARGET), or is a single thing")
            .settings(GRACE)
            .reads(COUNTERS)
            .mayRead(TARGETS, CREATED_AT)
            .silentWhen("IOTJ-RUN-01")
            .silentWhen("IOTJ-RUN-12", LOW)
            .closes("When the job is deleted, or `agesOutAfter` after the end of the job.")
            .why("COMPLETED only means that all executions have ended. No device has the update.")
            .fix("See which devices failed, and create a job for them. If the target was empty, check the members or"
                    + " the query of the group.")
            .controls(nist("SI-2"), nist("SI-2(2)"))
            .build();

    public CompletedWithNoSuccess() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        JobProcessDetails counters = Objects.requireNonNull(facts.job().counters());
        if (counters.succeeded() > 0) {
            return Verdict.compliant(Figures.count(counters.succeeded(), "execution") + " succeeded");
        }
        String reason = isEmpty(counters)
                ? "the job completed, but its target was empty (EMPTY_TARGET)"
                : "the job completed, but no execution succeeded: " + outcomes(counters);
        return Guards.afterGrace(facts, context, reason, () -> none(facts.job(), counters, reason, context));
    }

    private static Verdict none(Job job, JobProcessDetails counters, String reason, RuleContext context) {
        Evidence evidence = Evidence.of(job).and(counters);
        return Verdict.nonCompliant(severity(job, counters, context), reason)
                .with(isEmpty(counters) ? evidence.and("reason", "EMPTY_TARGET") : evidence)
                .with(OutstandingDevices.commands(job, counters));
    }

    private static Severity severity(Job job, JobProcessDetails counters, RuleContext context) {
        if (isEmpty(counters)) {
            return LOW;
        }
        boolean allRejected = counters.executed() > 0 && counters.rejected() == counters.executed();
        Severity open = context.before().open();
        return switch (job.isSingleThing()) {
            case TRUE -> LOW;
            case FALSE -> allRejected ? MEDIUM : HIGH;
            case UNKNOWN -> open == null ? LOW : open;
        };
    }

    /** Whether the target of the job counts as empty: the job has no executions, or every execution was removed. */
    private static boolean isEmpty(JobProcessDetails counters) {
        return counters.known() == counters.removed();
    }

    private static String outcomes(JobProcessDetails counters) {
        List<String> outcomes = new ArrayList<>();
        add(outcomes, counters.failed(), "failed");
        add(outcomes, counters.timedOut(), "timed out");
        boolean allRejected = counters.rejected() == counters.executed();
        add(outcomes, counters.rejected(), allRejected ? "rejected (all that ended)" : "rejected");
        add(outcomes, counters.canceled(), "cancelled");
        add(outcomes, counters.removed(), "removed");
        add(outcomes, counters.open(), "queued or in progress");
        return String.join(", ", outcomes);
    }

    private static void add(List<String> outcomes, long executions, String outcome) {
        if (executions > 0) {
            outcomes.add(Figures.count(executions) + " " + outcome);
        }
    }
}
