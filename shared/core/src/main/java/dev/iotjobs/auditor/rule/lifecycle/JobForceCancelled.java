package dev.iotjobs.auditor.rule.lifecycle;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Applicability;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.RuleSettings;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Texts;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job cancelled with {@code force}: executions in progress were cancelled under the devices, which can no longer
 * report how they ended (CancelJob, {@code force}).
 */
public final class JobForceCancelled implements Rule<JobFacts> {

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-LIF-01",
            2,
            "Job force-cancelled",
            Severity.HIGH,
            "Devices in the middle of an update were cut off and cannot report. They may be in an invalid state.",
            "See which executions had started, then send a recovery job to these devices.",
            "DescribeJob: job.forceCanceled, job.completedAt, job.jobProcessDetails; CancelJob: force",
            List.of("NIST 800-53 SC-24", "NIST 800-53 CP-10", "NIST 800-53 IR-5"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public RuleSettings settings(Policy policy) {
        return RuleSettings.none().and("settle", policy.settle()).and("agesOutAfter", policy.agesOutAfter());
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Truth forced = isForced(job, context);
        return notConcerned(job, forced, context).orElseGet(() -> switch (forced) {
            case TRUE -> judgeForced(job, context);
            case FALSE -> Verdict.compliant("the job was not force-cancelled");
            case UNKNOWN -> missingFlag();
        });
    }

    /** The service leaves the flag out where it is not set; where it was set before, its absence says nothing. */
    private static Truth isForced(Job job, RuleContext context) {
        if (job.forceCanceled() == null && context.before().isOpen()) {
            return Truth.UNKNOWN;
        }
        return Truth.of(Boolean.TRUE.equals(job.forceCanceled()));
    }

    private static Optional<Verdict> notConcerned(Job job, Truth forced, RuleContext context) {
        Optional<Verdict> beingDeleted = Applicability.ifBeingDeleted(job);
        if (beingDeleted.isPresent()) {
            return beingDeleted;
        }
        if (forced.and(job.isLive()) == Truth.TRUE) {
            return Optional.of(Verdict.insufficientData(
                    Gap.UNDECIDED, "the job is " + job.status() + " and said to be force-cancelled"));
        }
        Truth concerned = job.hasStatus(JobStatus.CANCELED)
                .or(job.hasStatus(JobStatus.COMPLETED).and(forced));
        return switch (concerned) {
            case TRUE -> Applicability.ifEndedLongAgo(job, context);
            case FALSE -> Optional.of(Verdict.notApplicable("the job is not cancelled"));
            case UNKNOWN ->
                Applicability.ifEndedLongAgo(job, context)
                        .or(() -> Optional.of(
                                job.isLive() == Truth.UNKNOWN ? Applicability.missing(job) : missingFlag()));
        };
    }

    private static Verdict missingFlag() {
        return Verdict.insufficientData(Gap.MISSING, "the answer no longer says whether the job was force-cancelled");
    }

    private static Verdict judgeForced(Job job, RuleContext context) {
        Instant cancelledAt = job.endedAt();
        if (cancelledAt == null) {
            return Verdict.insufficientData(Gap.MISSING, "the answer lacks the time of the cancellation");
        }
        String reason = "force-cancelled on " + Texts.time(cancelledAt);
        Severity severity = severity(job, cancelledAt, context);
        return Verdict.nonCompliant(
                severity,
                severity == Severity.LOW ? reason + ", no execution was interrupted" : reason,
                evidence(job, cancelledAt, context),
                List.of(JobCommands.executions(
                        job,
                        "See which executions had started, then send a recovery job to these devices:",
                        "CANCELED")));
    }

    /** HIGH until the counters say that nothing was interrupted; without counters an open finding keeps its own. */
    private static Severity severity(Job job, Instant cancelledAt, RuleContext context) {
        JobProcessDetails counters = job.counters();
        if (counters == null) {
            return context.before().open() == Severity.LOW ? Severity.LOW : Severity.HIGH;
        }
        boolean untouched = counters.inProgress() == 0 && counters.canceled() == 0;
        boolean settled = context.isLongerAgo(cancelledAt, context.policy().settle());
        return untouched && settled ? Severity.LOW : Severity.HIGH;
    }

    private static Evidence evidence(Job job, Instant cancelledAt, RuleContext context) {
        JobProcessDetails counters = job.counters();
        Evidence evidence = Evidence.of(job).and("forceCanceled", true).and("cancelledAt", Texts.time(cancelledAt));
        if (counters != null) {
            evidence = evidence.and("canceled", counters.canceled()).and("inProgress", counters.inProgress());
        }
        return evidence.andIfKnown("reasonCode", job.reasonCode())
                .andIfKnown("comment", job.comment())
                .andIfKnown(
                        "endBehavior",
                        job.schedulingConfig() == null
                                ? null
                                : job.schedulingConfig().endBehavior())
                .and("settleMinutes", context.policy().settle().toMinutes());
    }
}
