package dev.iotjobs.auditor.rule.runtime;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.policy.Threshold.Level;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * A job too many of whose executions failed, were rejected or timed out. The arithmetic is that of the service's own
 * abort criteria: {@code (failed + rejected + timedOut) / (those + succeeded)}, judged from a minimum sample on.
 */
public final class FailureRateTooHigh implements Rule<Job> {

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-RUN-01",
            1,
            "Failure rate too high",
            Severity.HIGH,
            "An update that fails on this many devices is either bad itself or sent to the wrong devices; those that"
                    + " failed are left on the old version or in between.",
            "See which devices failed and why. If the update is at fault, cancel the job before it reaches the rest.",
            "DescribeJob: job.jobProcessDetails; AWS IoT job abort configuration",
            List.of(
                    "IoT Lens IOTOPS09-BP01",
                    "NIST 800-53 SI-2",
                    "NIST 800-53 SI-4(5)",
                    "NIST 800-53 IR-4",
                    "CIS Controls 7.4"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict judge(Job job, RuleContext context) {
        if (job.status().equals(JobStatus.DELETION_IN_PROGRESS)) {
            return Verdict.notApplicable("the job is being deleted");
        }
        Instant judgedFrom = job.key().createdAt().plus(context.policy().grace());
        if (context.now().isBefore(judgedFrom)) {
            return Verdict.notApplicable("the job is younger than "
                            + context.policy().grace().toMinutes() + " minutes")
                    .until(judgedFrom);
        }
        JobProcessDetails counters = job.jobProcessDetails();
        if (counters == null || !counters.hasCounters()) {
            return Verdict.insufficientData("the service gives no execution counters for this job");
        }
        if (counters.executed() == 0) {
            return Verdict.notApplicable("no execution has ended yet");
        }
        return counters.executed() < context.policy().minimumExecuted()
                ? judgeSmallFleet(job, counters, context)
                : judgeRate(job, counters, context);
    }

    private static Verdict judgeRate(Job job, JobProcessDetails counters, RuleContext context) {
        double percent = percent(counters);
        Level level = context.policy().failureRate().level(percent, context.levelBefore(Severity.CRITICAL));
        return switch (level) {
            case BELOW ->
                Verdict.compliant(figures(counters) + " were unsuccessful").with(evidence(job, counters));
            case OVER -> tooHigh(job, counters, Severity.HIGH);
            case FAR_OVER -> tooHigh(job, counters, Severity.CRITICAL);
        };
    }

    /** Fewer executions than a rate needs say something only if all of them went wrong, and not one device often. */
    private static Verdict judgeSmallFleet(Job job, JobProcessDetails counters, RuleContext context) {
        boolean allFailed = counters.unsuccessful() == counters.executed()
                && counters.unsuccessful() >= context.policy().smallFleetFailures();
        if (allFailed && !job.retriesExecutions()) {
            return tooHigh(job, counters, Severity.HIGH);
        }
        return Verdict.notApplicable(counters.executed() + " executions have ended, a rate needs "
                + context.policy().minimumExecuted());
    }

    private static Verdict tooHigh(Job job, JobProcessDetails counters, Severity severity) {
        String reason = figures(counters) + " were unsuccessful"
                + (job.retriesExecutions() ? "; the job retries, so these are attempts and not devices" : "");
        return Verdict.nonCompliant(
                severity,
                reason,
                evidence(job, counters),
                CliCommand.aws(
                        "iot",
                        "list-job-executions-for-job",
                        "--region",
                        job.key().region(),
                        "--job-id",
                        job.jobId(),
                        "--status",
                        mostFrequentFailure(counters)));
    }

    private static Evidence evidence(Job job, JobProcessDetails counters) {
        return Evidence.of("executed", counters.executed())
                .and("failed", counters.failed())
                .and("rejected", counters.rejected())
                .and("timedOut", counters.timedOut())
                .and("failurePercent", Math.round(percent(counters) * 100) / 100.0)
                .and("countsAttempts", job.retriesExecutions());
    }

    private static String figures(JobProcessDetails counters) {
        return counters.unsuccessful() + " of " + counters.executed() + " executions ("
                + Math.round(percent(counters) * 10) / 10.0 + " %)";
    }

    private static double percent(JobProcessDetails counters) {
        return 100.0 * counters.unsuccessful() / counters.executed();
    }

    private static String mostFrequentFailure(JobProcessDetails counters) {
        if (counters.failed() >= counters.rejected() && counters.failed() >= counters.timedOut()) {
            return "FAILED";
        }
        return counters.timedOut() >= counters.rejected() ? "TIMED_OUT" : "REJECTED";
    }
}
