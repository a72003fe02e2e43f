package dev.iotjobs.auditor.rule.configuration;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;

/** A live job that goes to many devices and that nothing stops when they fail: {@code abortConfig} has no criteria. */
public final class AbortCriteriaMissing implements Rule<Job> {

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-CFG-03",
            1,
            "No abort criteria on a multi-device job",
            Severity.HIGH,
            "Without abort criteria a bad update goes on to every device of the fleet, however many of them it has"
                    + " already broken.",
            "Let the service cancel the job when too many executions fail. Executions already in progress go on.",
            "DescribeJob: job.abortConfig.criteriaList",
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

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict judge(Job job, RuleContext context) {
        if (!job.status().isLive()) {
            return Verdict.notApplicable("the job is " + job.status() + ": it can no longer be aborted");
        }
        if (job.abortConfig() != null) {
            return Verdict.compliant("abort criteria are set");
        }
        if (!goesToManyDevices(job)) {
            return Verdict.notApplicable("the job goes to a single device");
        }
        return Verdict.nonCompliant(
                Severity.HIGH,
                "no abort criteria are set, and the job goes to " + audience(job),
                Evidence.of("targets", job.targets().size()).and("targetsGroup", job.targetsGroup()),
                CliCommand.aws(
                        "iot",
                        "update-job",
                        "--region",
                        job.key().region(),
                        "--job-id",
                        job.jobId(),
                        "--abort-config",
                        CRITERIA));
    }

    /** A counter above one is no sign of many devices: retries are counted too. */
    private static boolean goesToManyDevices(Job job) {
        return job.targetsGroup() || job.targets().size() > 1;
    }

    private static String audience(Job job) {
        if (!job.targetsGroup()) {
            return job.targets().size() + " targets";
        }
        return job.targets().size() == 1 ? "a thing group" : job.targets().size() + " targets, thing groups among them";
    }
}
