package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.fact.JobField.ABORT_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.COMMENT;
import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.ENDED_AT;
import static dev.iotjobs.auditor.fact.JobField.REASON_CODE;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.CANCELED;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.MetCriterion;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds a job that its own abort criteria cancelled. The criteria worked, and a person must decide how to continue. */
public final class AbortedByCriteria extends Rule<JobFacts> {

    /** The reason code that the service gives a job when abort criteria cancel it. */
    private static final String ABORTED = "ABORT_CANCEL";

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-09")
            .version(1)
            .title("Job aborted by its own criteria")
            .finds("A job was cancelled by its own abort criteria within the last `agesOutAfter`.")
            .appliesTo(jobs(CANCELED))
            .severity(MEDIUM, "`reasonCode` is ABORT_CANCEL")
            .mayRead(REASON_CODE, ENDED_AT, COMMENT, COUNTERS, ABORT_CONFIG)
            .silentWhen("IOTJ-RUN-01")
            .closes("When the job is deleted, or `agesOutAfter` after the cancellation.")
            .why("The guard worked: the rollout stopped. Part of the fleet has the update, part does not, and a person"
                    + " must decide how to continue.")
            .fix(
                    "See which devices failed, correct the update, and create a job for the devices that remain. Devices in"
                            + " progress finish the aborted job.")
            .controls(iotLens("IOTSEC13-BP02"), nist("CM-3"), nist("IR-4"))
            .build();

    public AbortedByCriteria() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        if (!ABORTED.equals(job.reasonCode())) {
            return Verdict.compliant("the job was not cancelled by its abort criteria");
        }
        Instant end = job.endedAt();
        return end == null ? Verdict.missing(ENDED_AT) : aborted(job, Times.minute(end));
    }

    private static Verdict aborted(Job job, String cancelledAt) {
        JobProcessDetails counters = job.counters();
        String reason = "the job's own abort criteria stopped it on " + cancelledAt;
        Evidence evidence = Evidence.of(job)
                .and("cancelledAt", cancelledAt)
                .and("reasonCode", ABORTED)
                .andIfKnown("comment", job.comment());
        if (counters == null) {
            return verdict(job, reason, evidence, "FAILED");
        }
        Optional<MetCriterion> criterion = metThen(job, counters);
        return verdict(
                job,
                reason + criterion.map(met -> ": " + met.text()).orElse(""),
                criterion.map(met -> met.addTo(evidence)).orElse(evidence).and(counters),
                criterion.map(met -> met.status(counters)).orElse("FAILED"));
    }

    private static Verdict verdict(Job job, String reason, Evidence evidence, String status) {
        return Verdict.nonCompliant(MEDIUM, reason)
                .with(evidence)
                .with(List.of(JobCommands.executions(
                        job,
                        "See which devices caused the abort, correct the update, then create a job for the devices that"
                                + " remain:",
                        status)));
    }

    /** The criterion that was met when the service decided to abort the job. */
    private static Optional<MetCriterion> metThen(Job job, JobProcessDetails counters) {
        // Without cancelled executions: the abort cancelled them only after this decision
        return MetCriterion.first(job, counters, counters.executed() + counters.removed());
    }
}
