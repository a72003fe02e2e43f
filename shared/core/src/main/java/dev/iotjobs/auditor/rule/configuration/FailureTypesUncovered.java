package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.TIMEOUT_CONFIG;
import static dev.iotjobs.auditor.job.config.AbortConfig.FAILURE_TYPES;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.ABORT_CRITERIA;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds a live job whose abort criteria leave out a failure type. The types are failed, rejected and, if the job has a
 * timeout, timed-out executions.
 */
public final class FailureTypesUncovered extends Rule<JobFacts> {

    private static final String TIMED_OUT = "TIMED_OUT";

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-04")
            .version(1)
            .title("Abort criteria leave failure types uncovered")
            .finds("The abort criteria of a live job do not count every way in which its executions can fail.")
            .appliesTo(jobs(LIVE).with(ABORT_CRITERIA))
            .severity(
                    MEDIUM,
                    "no criterion counts FAILED, no criterion counts REJECTED, or a timeout is set and no"
                            + " criterion counts TIMED_OUT")
            .mayRead(TIMEOUT_CONFIG)
            .why("A criterion for FAILED alone does not stop a rollout that times out everywhere.")
            .fix("Set a criterion for ALL, which counts executions that failed, were rejected or timed out.")
            .controls(iotLens("IOTSEC13-BP02"), nist("CM-3"))
            .build();

    public FailureTypesUncovered() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        AbortConfig abort = Objects.requireNonNull(job.abortConfig());
        List<String> uncovered = new ArrayList<>(FAILURE_TYPES);
        uncovered.removeIf(abort::covers);
        boolean isTimeOutOnly = uncovered.equals(List.of(TIMED_OUT)) && !job.hasTimeout();
        return uncovered.isEmpty() || isTimeOutOnly ? covered(uncovered) : uncovered(job, abort, uncovered);
    }

    private static Verdict covered(List<String> uncovered) {
        return Verdict.compliant(
                uncovered.isEmpty()
                        ? "the abort criteria count every failure type"
                        : "the abort criteria count FAILED and REJECTED; TIMED_OUT need not be covered, because the"
                                + " job has no timeout");
    }

    private static Verdict uncovered(Job job, AbortConfig abort, List<String> uncovered) {
        Evidence evidence = Evidence.of(job)
                .and(
                        "coveredTypes",
                        String.join(
                                ", ",
                                FAILURE_TYPES.stream().filter(abort::covers).toList()))
                .and("uncoveredTypes", String.join(", ", uncovered))
                .and("hasTimeout", job.hasTimeout());
        boolean isByStepTimers = uncovered.contains(TIMED_OUT) && !job.hasTimeout();
        return Verdict.nonCompliant(MEDIUM, "no abort criterion counts " + String.join(" or ", uncovered))
                .with(
                        isByStepTimers
                                ? evidence.and(
                                        "note", "the job has no timeout, but devices can set step timers that time out")
                                : evidence)
                .with(JobCommands.set(job, ConfigurationFixes.OTHER_ABORT_CRITERIA));
    }
}
