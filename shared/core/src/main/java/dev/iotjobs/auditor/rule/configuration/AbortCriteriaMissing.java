package dev.iotjobs.auditor.rule.configuration;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Targets;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Applicability;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Texts;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A live job on a thing group or on several targets that nothing stops when devices fail: {@code abortConfig} has no
 * criterion with a {@code failureType}.
 */
public final class AbortCriteriaMissing implements Rule<JobFacts> {

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-CFG-03",
            2,
            "No abort criteria on a multi-device job",
            Severity.HIGH,
            "A bad update reaches the whole group before a person can stop it.",
            "Set abort criteria, so that the service cancels the job when too many executions fail. Executions already"
                    + " in progress continue.",
            "DescribeJob: job.abortConfig.criteriaList, job.targets",
            List.of(
                    "IoT Lens IOTSEC13-BP02",
                    "IoT Lens IOTREL08-BP01",
                    "NIST 800-53 CM-3(2)",
                    "NIST 800-53 SI-2",
                    "NIST 800-53 CP-10",
                    "NISTIR 8259A SU3",
                    "IEC 62443-4-2 EDR 3.10"));

    private static final String CRITERIA = "{\"criteriaList\":[{\"failureType\":\"ALL\",\"action\":\"CANCEL\","
            + "\"thresholdPercentage\":10,\"minNumberOfExecutedThings\":10}]}";

    private static final JobCommands.Setting ABORT_CRITERIA = new JobCommands.Setting(
            "Set abort criteria",
            "--abort-config",
            CRITERIA,
            "{\"abortConfig\":" + CRITERIA + "}",
            "awsJobAbortConfig.abortCriteriaList",
            "");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Optional<Verdict> notLive = Applicability.ofLiveJobs(job);
        if (notLive.isPresent()) {
            return notLive.get();
        }
        Truth severalDevices = job.targetsGroup().or(job.hasSeveralTargets());
        if (severalDevices == Truth.FALSE) {
            return Verdict.notApplicable("the job has a single target, which is no thing group");
        }
        if (job.isLive().and(severalDevices) == Truth.UNKNOWN) {
            return Applicability.missing(job);
        }
        return job.hasAbortCriteria() ? Verdict.compliant("abort criteria are set") : missing(job);
    }

    private static Verdict missing(Job job) {
        Severity severity = job.origin() == Origin.GREENGRASS ? Severity.MEDIUM : Severity.HIGH;
        long retries = job.jobExecutionsRetryConfig() == null
                ? 0
                : job.jobExecutionsRetryConfig().numberOfRetries();
        String reason = "no abort criteria, the job targets " + audience(job.targetCounts());
        return Verdict.nonCompliant(
                severity,
                retries == 0 ? reason : reason + "; each failed device tries " + retries + " more times",
                evidence(job, retries),
                JobCommands.set(job, ABORT_CRITERIA));
    }

    private static String audience(Targets targets) {
        List<String> kinds = new ArrayList<>();
        if (targets.groups() > 0) {
            kinds.add(targets.groups() == 1 ? "a thing group" : Texts.count(targets.groups(), "thing group"));
        }
        if (targets.things() > 0) {
            kinds.add(Texts.count(targets.things(), "thing"));
        }
        if (targets.others() > 0) {
            kinds.add(Texts.count(targets.others(), "other target"));
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
