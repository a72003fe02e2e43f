package dev.iotjobs.auditor.rule.lifecycle;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A job cancelled with {@code force}: executions in progress were cancelled under the devices, which can no longer
 * report how they ended (CancelJob, {@code force}).
 */
public final class JobForceCancelled implements Rule<Job> {

    /** How long the counters of a cancelled job may lag behind. */
    private static final Duration SETTLING = Duration.ofMinutes(15);

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-LIF-01",
            1,
            "Job force-cancelled",
            Severity.HIGH,
            "A device whose execution was in progress was cut off in the middle of the update: it may be in an invalid"
                    + " state, and it cannot report it. The counters do not tell which of the cancelled executions had"
                    + " started.",
            "Check that each device recovered to a valid state, then send a recovery job to those that did not.",
            "DescribeJob: job.forceCanceled; CancelJob: force",
            List.of("NIST 800-53 SC-24", "NIST 800-53 CP-10", "NIST 800-53 IR-5"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict judge(Job job, RuleContext context) {
        if (job.status().equals(JobStatus.DELETION_IN_PROGRESS)) {
            return Verdict.notApplicable("the job is being deleted");
        }
        if (!Boolean.TRUE.equals(job.forceCanceled())) {
            return Verdict.compliant("the job was not force-cancelled");
        }
        Instant cancelledAt = job.completedAt() != null ? job.completedAt() : job.lastUpdatedAt();
        if (cancelledAt == null) {
            return forceCancelled(job, "the job was force-cancelled, the service does not say when", Severity.HIGH);
        }
        Instant forgottenAt = cancelledAt.plus(context.policy().forceCancelMemory());
        if (context.now().isAfter(forgottenAt)) {
            return Verdict.notApplicable("the job was force-cancelled on " + cancelledAt + ", longer ago than "
                    + context.policy().forceCancelMemory().toDays() + " days");
        }
        return judgeRecent(job, cancelledAt, context.now(), forgottenAt);
    }

    private static Verdict judgeRecent(Job job, Instant cancelledAt, Instant now, Instant forgottenAt) {
        String what = "the job was force-cancelled on " + cancelledAt;
        Instant settledAt = cancelledAt.plus(SETTLING);
        JobProcessDetails counters = job.jobProcessDetails();
        if (counters == null || !counters.hasCounters() || counters.canceled() > 0) {
            return forceCancelled(job, what, Severity.HIGH).until(forgottenAt);
        }
        if (!now.isAfter(settledAt)) {
            return forceCancelled(job, what, Severity.HIGH).until(settledAt);
        }
        return forceCancelled(job, what + ", and no execution was cancelled by it", Severity.LOW)
                .until(forgottenAt);
    }

    private static Verdict forceCancelled(Job job, String reason, Severity severity) {
        return Verdict.nonCompliant(
                severity,
                reason,
                evidence(job),
                CliCommand.aws(
                        "iot",
                        "list-job-executions-for-job",
                        "--region",
                        job.key().region(),
                        "--job-id",
                        job.jobId(),
                        "--status",
                        "CANCELED"));
    }

    private static Evidence evidence(Job job) {
        Evidence evidence =
                Evidence.of("forceCanceled", true).and("status", job.status().value());
        if (job.reasonCode() != null) {
            evidence = evidence.and("reasonCode", job.reasonCode());
        }
        JobProcessDetails counters = job.jobProcessDetails();
        return counters == null || !counters.hasCounters()
                ? evidence
                : evidence.and("numberOfCanceledThings", counters.canceled());
    }
}
