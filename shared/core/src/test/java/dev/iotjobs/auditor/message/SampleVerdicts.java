package dev.iotjobs.auditor.message;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RegionFacts.InDeletion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.account.AuditCoverageIncomplete;
import dev.iotjobs.auditor.rule.account.PolicyInvalid;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.configuration.AbortCriteriaMissing;
import dev.iotjobs.auditor.rule.lifecycle.JobForceCancelled;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Verdicts of the real rules about the sample jobs, quota and Region. */
public final class SampleVerdicts {

    private static final RuleContext NOW = new RuleContext(Digests.AUDITED_AT, SettingValues.STANDARD, Memory.NONE);

    private static final Map<String, Rule<?>> RULES = Map.of(
            Digests.FAILURES, new FailureRateTooHigh(),
            Digests.ABORT, new AbortCriteriaMissing(),
            Digests.FORCED, new JobForceCancelled());

    private SampleVerdicts() {}

    /** A verdict about a running job: 513 of 1,350 executions failed or timed out, and 2,301 are still to come. */
    public static Verdict failing(String jobId) {
        return judge(
                Digests.FAILURES,
                toGroup(jobId, JobStatus.IN_PROGRESS)
                        .jobProcessDetails(JobProcessDetails.builder()
                                .succeeded(837)
                                .failed(456)
                                .queued(2_240)
                                .inProgress(61)
                                .timedOut(57)
                                .build()),
                NOW);
    }

    /**
     * A verdict that closes an open finding on the failure rate, because only a few of the job's 1,000 executions
     * failed.
     *
     * @param failed number of failed executions
     */
    public static Verdict recovered(String jobId, int failed) {
        return judge(
                Digests.FAILURES,
                toGroup(jobId, JobStatus.IN_PROGRESS)
                        .jobProcessDetails(JobProcessDetails.ofExecuted(1_000 - failed, failed, 0, 0)),
                before(Severity.HIGH));
    }

    public static Verdict withoutAbortCriteria(String jobId) {
        return judge(Digests.ABORT, toGroup(jobId, JobStatus.IN_PROGRESS), NOW);
    }

    public static Verdict forceCancelled(String jobId, Instant at) {
        return judge(
                Digests.FORCED,
                toGroup(jobId, JobStatus.CANCELED).forceCanceled(true).completedAt(at),
                NOW);
    }

    public static Verdict quota(long used) {
        QuotaUsage usage = new QuotaUsage(
                Digests.place("eu-west-1"),
                new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                1_000.0,
                LimitSource.APPLIED,
                used,
                0,
                true);
        return new QuotaNearLimit().judge(usage, NOW);
    }

    public static Verdict coverage(Coverage coverage) {
        return new AuditCoverageIncomplete()
                .judge(new RegionFacts(coverage, new PolicyUse.NotConfigured(), InDeletion.NONE), NOW);
    }

    public static Verdict policy(PolicyUse use) {
        return new PolicyInvalid().judge(new RegionFacts(Digests.whole("eu-west-1", 300), use, InDeletion.NONE), NOW);
    }

    private static RuleContext before(Severity severity) {
        Instant since = Digests.AUDITED_AT.minus(Duration.ofHours(1));
        return new RuleContext(
                Digests.AUDITED_AT, SettingValues.STANDARD, new Memory(severity, since, 3, 0, FactSource.COUNTED));
    }

    private static JobBuilder toGroup(String jobId, JobStatus status) {
        JobKey key = new JobKey(
                "arn:aws:iot:eu-west-1:123456789012:job/" + jobId, Digests.AUDITED_AT.minus(Duration.ofDays(2)));
        return Job.builder(key, status)
                .description("Firmware of the pumps")
                .targets(List.of(Jobs.GROUP))
                .lastUpdatedAt(Digests.AUDITED_AT);
    }

    private static Verdict judge(String ruleId, JobBuilder job, RuleContext context) {
        return RuleTester.of(Objects.requireNonNull(RULES.get(ruleId)))
                .judge(new JobFacts(job.build(), Digests.AUDITED_AT, List.of()), context);
    }
}
