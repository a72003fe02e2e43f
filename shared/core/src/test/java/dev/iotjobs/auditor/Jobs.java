package dev.iotjobs.auditor;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Jobs for tests, and the time at which tests judge them. */
public final class Jobs {

    public static final AccountRegion PLACE = new AccountRegion("aws", "123456789012", "eu-west-1");
    public static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    public static final String THING = "arn:aws:iot:eu-west-1:123456789012:thing/pump-1";
    public static final String OTHER_THING = "arn:aws:iot:eu-west-1:123456789012:thing/pump-2";
    public static final String GROUP = "arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps";

    private Jobs() {}

    public static JobKey key(String jobId) {
        return new JobKey("arn:aws:iot:eu-west-1:123456789012:job/" + jobId, NOW.minus(Duration.ofDays(2)));
    }

    /** A job with a description that targets one thing and was created two days ago. */
    public static JobBuilder job(JobStatus status) {
        return Job.builder(key("firmware-7"), status)
                .description("Firmware of the pumps")
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(List.of(THING))
                .lastUpdatedAt(NOW.minus(Duration.ofDays(1)));
    }

    public static JobBuilder inProgress() {
        return job(JobStatus.IN_PROGRESS);
    }

    public static RuleContext now() {
        return new RuleContext(NOW, SettingValues.STANDARD, Memory.NONE);
    }

    /** The context of a rule whose finding has been open for three audits. */
    public static RuleContext open(Severity severity) {
        return new RuleContext(
                NOW,
                SettingValues.STANDARD,
                new Memory(severity, NOW.minus(Duration.ofMinutes(45)), 3, 0, FactSource.COUNTED));
    }

    /** The facts about a job that an audit has just described for the first time. */
    public static JobFacts facts(JobBuilder job) {
        return new JobFacts(job.build(), NOW, List.of());
    }
}
