package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.ExponentialRolloutRate;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.RateIncreaseCriteria;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RampTooAggressiveTest {

    private final RuleTester rule = RuleTester.of(new RampTooAggressive());

    private static JobBuilder ramp(@Nullable Integer base, @Nullable Double factor) {
        ExponentialRolloutRate rate = new ExponentialRolloutRate(base, factor, new RateIncreaseCriteria(null, 50));
        return Jobs.inProgress().jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(1_000, rate));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_fastRamp_isLowWithBothValues() {
        Verdict verdict = judge(ramp(200, 2.5));

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason())
                .isEqualTo("the base rate is 200 devices a minute, more than the allowed 50; the growth factor is 2.5,"
                        + " more than the allowed 2");
        assertThat(verdict.evidence().values())
                .containsEntry("baseRatePerMinute", 200)
                .containsEntry("incrementFactor", 2.5)
                .containsEntry("maximumBase", 50)
                .containsEntry("maximumFactor", 2.0);
        assertThat(verdict.commands())
                .singleElement()
                .asString()
                .startsWith("aws iot update-job")
                .contains("--job-executions-rollout-config '{\"exponentialRate\"");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 2.0, COMPLIANT",
        "50, 2.0000000001, COMPLIANT",
        "51, 2.0, LOW",
        "50, 2.1, LOW",
        "51, 2.1, LOW",
        "51, , LOW",
        ", 2.1, LOW",
        "50, , MISSING",
        ", 2.0, MISSING",
        ", , MISSING"
    })
    void judge_rates_areComparedWithTheSettings(@Nullable Integer base, @Nullable Double factor, String expected) {
        assertThat(judge(ramp(base, factor)).word()).isEqualTo(expected);
    }

    @Test
    void judge_otherSettings_areApplied() {
        SettingValues values = SettingValues.STANDARD
                .with(RampTooAggressive.MAXIMUM_BASE, 100)
                .with(RampTooAggressive.MAXIMUM_FACTOR, 3.5);
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(rule.judge(Jobs.facts(ramp(100, 3.5)), context).word()).isEqualTo("COMPLIANT");
        assertThat(rule.judge(Jobs.facts(ramp(101, 3.5)), context).word()).isEqualTo("LOW");
        assertThat(rule.judge(Jobs.facts(ramp(100, 3.6)), context).word()).isEqualTo("LOW");
    }

    @Test
    void judge_noRamp_isNotApplicable() {
        JobExecutionsRolloutConfig rate = new JobExecutionsRolloutConfig(1_000, null);

        assertThat(judge(Jobs.inProgress()).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(Jobs.inProgress().jobExecutionsRolloutConfig(rate)).word())
                .isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_deployment_isNotReplacedForIt() {
        assertThat(judge(ramp(51, 2.0).namespaceId("aws-gg-deployment")).commands())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, LOW",
        "SCHEDULED, LOW",
        "PAUSED, LOW",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "'', MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(judge(ramp(51, 2.0).status(JobStatus.of(status))).word()).isEqualTo(expected);
    }
}
