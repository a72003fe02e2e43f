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
import org.jspecify.annotations.Nullable;

/**
 * A live job whose executions may stay in progress for ever, because {@code timeoutConfig.inProgressTimeoutInMinutes}
 * is not set or lies outside the bounds the service keeps.
 */
public final class InProgressTimeoutMissing implements Rule<Job> {

    /** The longest timer the service knows: seven days. */
    private static final long MAXIMUM_MINUTES = 10_080;

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-CFG-01",
            1,
            "In-progress timeout missing",
            Severity.MEDIUM,
            "The service has no default timeout: one device that hangs in the middle of an update keeps its execution,"
                    + " and a snapshot job, open for ever, and nobody is told.",
            "Set an in-progress timeout. It takes effect for executions that are not in progress yet; queued ones never"
                    + " time out.",
            "DescribeJob: job.timeoutConfig.inProgressTimeoutInMinutes",
            List.of("IoT Lens IOTREL08-BP03", "NIST 800-53 SC-24", "NIST 800-53 SI-2(2)", "ISO 27001 A.8.32"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict judge(Job job, RuleContext context) {
        if (!job.status().isLive()) {
            return Verdict.notApplicable("the job is " + job.status() + ": its timeout can no longer matter");
        }
        Long minutes = timeout(job);
        if (minutes == null) {
            return nonCompliant(job, "no in-progress timeout is set", Evidence.none());
        }
        if (minutes < 1 || minutes > MAXIMUM_MINUTES) {
            return nonCompliant(
                    job,
                    "the in-progress timeout is " + minutes + " minutes, outside 1 to " + MAXIMUM_MINUTES,
                    Evidence.of("inProgressTimeoutInMinutes", minutes));
        }
        return Verdict.compliant("the in-progress timeout is " + minutes + " minutes");
    }

    private static Verdict nonCompliant(Job job, String reason, Evidence evidence) {
        return Verdict.nonCompliant(
                Severity.MEDIUM,
                reason,
                evidence.and("status", job.status().value()),
                CliCommand.aws(
                        "iot",
                        "update-job",
                        "--region",
                        job.key().region(),
                        "--job-id",
                        job.jobId(),
                        "--timeout-config",
                        "inProgressTimeoutInMinutes=60"));
    }

    private static @Nullable Long timeout(Job job) {
        return job.timeoutConfig() == null ? null : job.timeoutConfig().inProgressTimeoutInMinutes();
    }
}
