package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.ABORT_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.DESCRIPTION;
import static dev.iotjobs.auditor.fact.JobField.NAMESPACE_ID;
import static dev.iotjobs.auditor.fact.JobField.RETRY_CONFIG;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.GROUP_OR_SEVERAL;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Targets;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a live job without abort criteria on a thing group or on several targets. A criterion without a {@code
 * failureType} does not count.
 */
public final class AbortCriteriaMissing extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-03")
            .version(2)
            .title("No abort criteria on a multi-device job")
            .finds("A live job targets a thing group or several targets, and has no abort criteria.")
            .appliesTo(jobs(LIVE).targeting(GROUP_OR_SEVERAL))
            .severity(HIGH, "no abort criterion is set")
            .severity(MEDIUM, "the job is a Greengrass deployment: its devices roll back by themselves")
            .mayRead(ABORT_CONFIG, RETRY_CONFIG, COUNTERS, NAMESPACE_ID, DESCRIPTION)
            .why("A bad update reaches the whole group before a person can stop it.")
            .fix(
                    "Set abort criteria, so that the service cancels the job when too many executions fail. Executions already"
                            + " in progress continue.")
            .controls(
                    iotLens("IOTSEC13-BP02"),
                    iotLens("IOTREL08-BP01"),
                    nist("CM-3(2)"),
                    nist("SI-2"),
                    nist("CP-10"),
                    inferred("NISTIR 8259A", "SU3"),
                    inferred("IEC 62443-4-2", "EDR 3.10"))
            .build();

    public AbortCriteriaMissing() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        return job.hasAbortCriteria() ? Verdict.compliant("abort criteria are set") : missing(job);
    }

    private static Verdict missing(Job job) {
        Severity severity = job.origin() == Origin.GREENGRASS ? MEDIUM : HIGH;
        long retries = job.jobExecutionsRetryConfig() == null
                ? 0
                : job.jobExecutionsRetryConfig().numberOfRetries();
        String reason = "no abort criteria are set; the job targets " + audience(job.targetCounts());
        return Verdict.nonCompliant(
                        severity,
                        retries == 0
                                ? reason
                                : reason + "; each failed device tries " + Figures.count(retries, "more time"))
                .with(evidence(job, retries))
                .with(JobCommands.set(job, ConfigurationFixes.ABORT_CRITERIA));
    }

    private static String audience(Targets targets) {
        List<String> kinds = new ArrayList<>();
        if (targets.groups() > 0) {
            kinds.add(targets.groups() == 1 ? "a thing group" : Figures.count(targets.groups(), "thing group"));
        }
        if (targets.things() > 0) {
            kinds.add(Figures.count(targets.things(), "thing"));
        }
        if (targets.others() > 0) {
            kinds.add(Figures.count(targets.others(), "other target"));
        }
        return String.join(" and ", kinds);
    }

    private static Evidence evidence(Job job, long retries) {
        JobProcessDetails counters = job.counters();
        return Evidence.of(job)
                .and("thingGroups", job.targetCounts().groups())
                .and("things", job.targetCounts().things())
                .andIfKnown("knownExecutions", counters == null ? null : counters.known())
                .and("numberOfRetries", retries);
    }
}
