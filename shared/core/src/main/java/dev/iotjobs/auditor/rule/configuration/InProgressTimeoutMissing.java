package dev.iotjobs.auditor.rule.configuration;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.rule.Applicability;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Texts;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A live job whose executions may stay in progress indefinitely, because {@code timeoutConfig.inProgressTimeoutInMinutes}
 * is not set or lies outside the bounds of the service.
 */
public final class InProgressTimeoutMissing implements Rule<JobFacts> {

    /** The longest timer of the service: seven days. */
    private static final long MOST_MINUTES = 10_080;

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-CFG-01",
            2,
            "In-progress timeout missing",
            Severity.MEDIUM,
            "There is no default timeout. One device that hangs keeps a snapshot job open indefinitely and blocks what"
                    + " is queued behind it.",
            "Set an in-progress timeout. It applies to executions that have not started yet.",
            "DescribeJob: job.timeoutConfig.inProgressTimeoutInMinutes",
            List.of("IoT Lens IOTREL08-BP03", "NIST 800-53 SC-24", "NIST 800-53 SI-2(2)", "ISO 27001 A.8.32"));

    private static final JobCommands.Setting TIMEOUT = new JobCommands.Setting(
            "Set a timeout",
            "--timeout-config",
            "inProgressTimeoutInMinutes=60",
            "{\"timeoutConfig\":{\"inProgressTimeoutInMinutes\":60}}",
            "awsJobTimeoutConfig",
            "It applies to executions that have not started yet");

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
        if (job.isLive() == Truth.UNKNOWN) {
            return Applicability.missing(job);
        }
        Long minutes = timeout(job);
        if (minutes == null) {
            return missing(job, "no in-progress timeout is set", Evidence.of(job));
        }
        if (minutes < 1 || minutes > MOST_MINUTES) {
            return missing(
                    job,
                    "the in-progress timeout is " + Texts.number(minutes) + " min, outside 1 to "
                            + Texts.number(MOST_MINUTES),
                    Evidence.of(job).and("inProgressTimeoutInMinutes", minutes));
        }
        return Verdict.compliant(Texts.number(minutes) + " min is set");
    }

    private static Verdict missing(Job job, String what, Evidence evidence) {
        boolean retries = job.jobExecutionsRetryConfig() != null
                && job.jobExecutionsRetryConfig().retriesTimeouts();
        return Verdict.nonCompliant(
                Severity.MEDIUM,
                retries ? what + "; its time-out retries can never start" : what,
                evidence.and("retriesTimeouts", retries),
                JobCommands.set(job, TIMEOUT));
    }

    private static @Nullable Long timeout(Job job) {
        return job.timeoutConfig() == null ? null : job.timeoutConfig().inProgressTimeoutInMinutes();
    }
}
