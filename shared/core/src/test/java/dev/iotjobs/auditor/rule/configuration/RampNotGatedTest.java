package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.ExponentialRolloutRate;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.RateIncreaseCriteria;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RampNotGatedTest {

    private final RuleTester rule = RuleTester.of(new RampNotGated());

    private static JobBuilder ramp(@Nullable Integer notified, @Nullable Integer succeeded) {
        return ramp(new ExponentialRolloutRate(10, 1.5, new RateIncreaseCriteria(notified, succeeded)));
    }

    private static JobBuilder ramp(ExponentialRolloutRate rate) {
        return Jobs.inProgress().jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(100, rate));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_notifiedThings_isMediumWithTheCommand() {
        Verdict verdict = judge(ramp(1_500, null));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason()).isEqualTo("the rate grows as soon as 1,500 devices are notified");
        assertThat(verdict.evidence().values())
                .containsEntry("numberOfNotifiedThings", 1_500)
                .containsEntry("baseRatePerMinute", 10)
                .containsEntry("incrementFactor", 1.5)
                .doesNotContainKey("numberOfSucceededThings");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --job-executions-rollout-config '{\"exponentialRate\":{\"baseRatePerMinute\":10,"
                        + "\"incrementFactor\":2,\"rateIncreaseCriteria\":{\"numberOfSucceededThings\":50}},"
                        + "\"maximumPerMinute\":500}'");
    }

    @Test
    void judge_bothCriteria_isMedium() {
        Verdict verdict = judge(ramp(1, 50));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason()).isEqualTo("the rate grows as soon as 1 device is notified");
        assertThat(verdict.evidence().values()).containsEntry("numberOfSucceededThings", 50);
    }

    @Test
    void judge_succeededThingsOnly_isCompliant() {
        assertThat(judge(ramp(null, 1)).word()).isEqualTo("COMPLIANT");
        assertThat(judge(ramp(null, 1)).reason()).isEqualTo("the rate grows once 1 device has succeeded");
    }

    @Test
    void judge_noIncreaseCriteria_keepsAnOpenFinding() {
        for (JobBuilder job : new JobBuilder[] {ramp(null, null), ramp(new ExponentialRolloutRate(10, 2.0, null))}) {
            assertThat(rule.judge(Jobs.facts(job), Jobs.open(Severity.MEDIUM)).word())
                    .isEqualTo("MISSING");
        }
    }

    @Test
    void judge_noExponentialRate_isNotApplicable() {
        assertThat(judge(Jobs.inProgress()).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(ramp(new ExponentialRolloutRate(null, null, null))).word())
                .isEqualTo("NOT_APPLICABLE");
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
        assertThat(judge(ramp(50, null).status(JobStatus.of(status))).word()).isEqualTo(expected);
    }
}
