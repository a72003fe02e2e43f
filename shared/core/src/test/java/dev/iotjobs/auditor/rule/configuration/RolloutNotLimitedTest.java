package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.ExponentialRolloutRate;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutNotLimitedTest {

    private static final String DEFAULT_RATE = "no rate is set; the default notifies 1,000 devices a minute";

    private final RuleTester rule = RuleTester.of(new RolloutNotLimited());

    /** A job whose rollout to a thing group is still in progress. */
    private static JobBuilder onGroup(@Nullable Integer perMinute) {
        return Jobs.inProgress()
                .targets(List.of(Jobs.GROUP))
                .isConcurrent(true)
                .jobProcessDetails(JobProcessDetails.builder().queued(250).build())
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(perMinute, null));
    }

    private static JobBuilder rolledOut() {
        return onGroup(null).isConcurrent(false);
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String wordOnceOpen(JobBuilder job, Severity severity) {
        return rule.judge(Jobs.facts(job), Jobs.open(severity)).word();
    }

    @Test
    void judge_noRate_isMediumWithTheDefaultAndTheCommand() {
        Verdict verdict = judge(onGroup(null));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason()).isEqualTo(DEFAULT_RATE);
        assertThat(verdict.evidence().values())
                .containsEntry("ratePerMinute", "service default 1000")
                .containsEntry("rolledOut", "false")
                .containsEntry("knownExecutions", 250L)
                .containsEntry("maximumPerMinute", 100);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --job-executions-rollout-config '{\"maximumPerMinute\":50}'");
    }

    @ParameterizedTest
    @CsvSource({"1, COMPLIANT", "100, COMPLIANT", "101, MEDIUM", "1000, MEDIUM"})
    void judge_rate_isComparedWithTheSetting(int perMinute, String expected) {
        assertThat(judge(onGroup(perMinute)).word()).isEqualTo(expected);
    }

    @Test
    void judge_highRate_isStated() {
        Verdict verdict = judge(onGroup(101));

        assertThat(verdict.reason())
                .isEqualTo("the rollout notifies up to 101 devices a minute, more than the allowed 100");
        assertThat(verdict.evidence().values()).containsEntry("ratePerMinute", 101);
    }

    @Test
    void judge_exponentialRate_isALimit() {
        JobExecutionsRolloutConfig ramp =
                new JobExecutionsRolloutConfig(1_000, new ExponentialRolloutRate(50, 2.0, null));
        JobExecutionsRolloutConfig none =
                new JobExecutionsRolloutConfig(1_000, new ExponentialRolloutRate(null, null, null));

        assertThat(judge(onGroup(null).jobExecutionsRolloutConfig(ramp)).word()).isEqualTo("COMPLIANT");
        assertThat(judge(onGroup(null).jobExecutionsRolloutConfig(ramp)).reason())
                .isEqualTo("the rollout has an exponential rate");
        assertThat(judge(onGroup(50)).reason()).isEqualTo("the rollout notifies at most 50 devices a minute");
        assertThat(judge(onGroup(null).jobExecutionsRolloutConfig(none)).word()).isEqualTo("MEDIUM");
    }

    @Test
    void judge_setting_isAppliedAndProposed() {
        SettingValues values = SettingValues.STANDARD.with(SharedSettings.MAXIMUM_PER_MINUTE, 20);
        Verdict verdict = rule.judge(Jobs.facts(onGroup(21)), new RuleContext(Jobs.NOW, values, Memory.NONE));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.commands().getFirst().toString()).endsWith("'{\"maximumPerMinute\":20}'");
    }

    @Test
    void judge_rolledOut_isInformationalWithoutACommand() {
        Verdict verdict = judge(rolledOut());

        assertThat(verdict.word()).isEqualTo("INFORMATIONAL");
        assertThat(verdict.reason())
                .isEqualTo(DEFAULT_RATE + "; the job is rolled out, so a limit has no effect any more");
        assertThat(verdict.evidence().values()).containsEntry("rolledOut", "true");
        assertThat(verdict.commands()).isEmpty();
    }

    @Test
    void judge_windowStillToCome_isMedium() {
        SchedulingConfig windows =
                new SchedulingConfig(null, null, null, List.of(new MaintenanceWindow("cron(0 2 * * ? *)", 60)));
        JobBuilder job = rolledOut().schedulingConfig(windows).scheduledJobRollouts(List.of("2026-03-11T02:00"));

        assertThat(judge(job).word()).isEqualTo("MEDIUM");
    }

    @Test
    void judge_rolledOutOrNotIsUnknown_isMediumAndKeepsTheSeverityOfAnOpenFinding() {
        for (JobBuilder job :
                List.of(rolledOut().isConcurrent(null), rolledOut().jobProcessDetails(null))) {
            assertThat(judge(job).word()).isEqualTo("MEDIUM");
            assertThat(judge(job).evidence().values()).containsEntry("rolledOut", "unknown");
            assertThat(wordOnceOpen(job, Severity.INFORMATIONAL)).isEqualTo("INFORMATIONAL");
            assertThat(wordOnceOpen(job, Severity.MEDIUM)).isEqualTo("MEDIUM");
        }
    }

    @Test
    void judge_targets_mustHaveAGroup() {
        assertThat(judge(onGroup(null).targets(List.of(Jobs.THING, Jobs.OTHER_THING)))
                        .word())
                .isEqualTo("NOT_APPLICABLE");
        assertThat(judge(onGroup(null).targets(List.of(Jobs.THING, Jobs.GROUP))).word())
                .isEqualTo("MEDIUM");
        assertThat(wordOnceOpen(onGroup(null).targets(List.of()), Severity.MEDIUM))
                .isEqualTo("MISSING");
    }

    @Test
    void judge_commandsOfOtherApis_setItTheirWay() {
        assertThat(judge(onGroup(null).namespaceId("aws-gg-deployment"))
                        .commands()
                        .getLast()
                        .toString())
                .endsWith("'{\"jobExecutionsRolloutConfig\":{\"maximumPerMinute\":50}}'");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, MEDIUM",
        "SCHEDULED, MEDIUM",
        "PAUSED, MEDIUM",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "'', MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(judge(onGroup(null).status(JobStatus.of(status))).word()).isEqualTo(expected);
    }
}
