package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.fact.JobField.COMMENT;
import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.ENDED_AT;
import static dev.iotjobs.auditor.fact.JobField.FORCE_CANCELED;
import static dev.iotjobs.auditor.fact.JobField.REASON_CODE;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.ANY_BUT_DELETION;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds a job that was cancelled with {@code force}. Devices whose executions were in progress can no longer report the
 * result.
 */
public final class JobForceCancelled extends Rule<JobFacts> {

    private static final Setting<Duration> SETTLE = Setting.duration(
            "settle",
            Duration.ofMinutes(15),
            Duration.ZERO,
            Duration.ofHours(24),
            "How long after a cancellation the counters of the job may be out of date.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-01")
            .version(2)
            .title("Job force-cancelled")
            .finds("A job was cancelled with force within the last `agesOutAfter`.")
            .appliesTo(jobs(ANY_BUT_DELETION))
            .severity(HIGH, "the job was cancelled with force")
            .severity(
                    LOW,
                    "the cancellation is at least `settle` ago, and the counters show that no execution was interrupted")
            .settings(SETTLE)
            .mayRead(FORCE_CANCELED, ENDED_AT, COUNTERS, REASON_CODE, COMMENT, SCHEDULING_CONFIG)
            .closes("When the job is deleted, or `agesOutAfter` after the cancellation.")
            .why("Devices in the middle of an update were cut off and cannot report. They may be in an invalid state.")
            .fix("See which executions had started, then send a recovery job to these devices.")
            .controls(nist("SC-24"), nist("CP-10"), nist("IR-5"))
            .build();

    public JobForceCancelled() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Truth forced = isForced(job, context);
        if (forced.and(job.isLive()) == Truth.TRUE) {
            return Verdict.insufficientData(
                    Gap.UNDECIDED,
                    "the job is " + job.status() + ", but AWS IoT also says that it was force-cancelled");
        }
        Truth concerned = job.hasStatus(JobStatus.CANCELED)
                .or(job.hasStatus(JobStatus.COMPLETED).and(forced));
        if (concerned == Truth.FALSE) {
            return Verdict.notApplicable("the job is not cancelled");
        }
        return switch (forced) {
            case TRUE -> judgeForced(job, context);
            case FALSE -> Verdict.compliant("the job was not force-cancelled");
            case UNKNOWN -> missingFlag();
        };
    }

    /**
     * Whether the job was force-cancelled. If the job lacks {@code forceCanceled}, the result is UNKNOWN while this
     * rule has an open finding on the job, and otherwise FALSE.
     */
    private static Truth isForced(Job job, RuleContext context) {
        // The service omits a flag that is not set. But while a finding is open, an earlier audit has seen the flag
        if (job.forceCanceled() == null && context.before().isOpen()) {
            return Truth.UNKNOWN;
        }
        return Truth.of(Boolean.TRUE.equals(job.forceCanceled()));
    }

    private static Verdict missingFlag() {
        return Verdict.insufficientData(Gap.MISSING, "AWS IoT no longer says whether the job was force-cancelled");
    }

    private static Verdict judgeForced(Job job, RuleContext context) {
        Instant cancelledAt = job.endedAt();
        if (cancelledAt == null) {
            return Verdict.missing(ENDED_AT);
        }
        String reason = "the job was force-cancelled on " + Times.minute(cancelledAt);
        Severity severity = severity(job, cancelledAt, context);
        return Verdict.nonCompliant(severity, severity == LOW ? reason + "; no execution was interrupted" : reason)
                .with(evidence(job, cancelledAt, context))
                .with(List.of(JobCommands.executions(
                        job,
                        "See which executions had started, then send a recovery job to these devices:",
                        "CANCELED")));
    }

    /**
     * HIGH until the counters show that no execution was interrupted, then LOW. Without counters, an open finding keeps
     * its severity.
     */
    private static Severity severity(Job job, Instant cancelledAt, RuleContext context) {
        JobProcessDetails counters = job.counters();
        if (counters == null) {
            return context.before().open() == LOW ? LOW : HIGH;
        }
        boolean untouched = counters.inProgress() == 0 && counters.canceled() == 0;
        boolean settled = context.isLongerAgo(cancelledAt, context.get(SETTLE));
        return untouched && settled ? LOW : HIGH;
    }

    private static Evidence evidence(Job job, Instant cancelledAt, RuleContext context) {
        JobProcessDetails counters = job.counters();
        Evidence evidence = Evidence.of(job).and("forceCanceled", true).and("cancelledAt", Times.minute(cancelledAt));
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
                .and("settleMinutes", context.get(SETTLE).toMinutes());
    }
}
