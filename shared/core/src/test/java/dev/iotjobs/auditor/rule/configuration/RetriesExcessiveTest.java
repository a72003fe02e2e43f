package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesExcessiveTest {

    private final RuleTester rule = RuleTester.of(new RetriesExcessive());

    private static RetryCriteria retry(@Nullable String type, @Nullable Integer number) {
        return new RetryCriteria(type, number);
    }

    private static JobBuilder retrying(RetryCriteria... criteria) {
        return Jobs.inProgress().jobExecutionsRetryConfig(new JobExecutionsRetryConfig(List.of(criteria)));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_manyRetries_isLowWithTheCommandThatSetsNone() {
        Verdict verdict = judge(retrying(retry("FAILED", 2), retry("TIMED_OUT", 3)));

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason()).isEqualTo("the job has 5 retries in all, more than the allowed 3");
        assertThat(verdict.evidence().values())
                .containsEntry("numberOfRetries", 5L)
                .containsEntry("retriesByType", "FAILED 2, TIMED_OUT 3")
                .containsEntry("maximumRetries", 3);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --job-executions-retry-config '{\"criteriaList\":["
                        + "{\"failureType\":\"FAILED\",\"numberOfRetries\":0},"
                        + "{\"failureType\":\"TIMED_OUT\",\"numberOfRetries\":0}]}'");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, COMPLIANT", "2, 1, COMPLIANT", "2, 2, LOW", "0, 4, LOW", "10, 0, LOW"})
    void judge_sum_isComparedWithTheSetting(int failed, int timedOut, String expected) {
        assertThat(judge(retrying(retry("FAILED", failed), retry("TIMED_OUT", timedOut)))
                        .word())
                .isEqualTo(expected);
    }

    @Test
    void judge_otherSetting_isApplied() {
        SettingValues values = SettingValues.STANDARD.with(RetriesExcessive.MAXIMUM_RETRIES, 0);
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(rule.judge(Jobs.facts(retrying(retry("ALL", 0))), context).word())
                .isEqualTo("COMPLIANT");
        assertThat(rule.judge(Jobs.facts(retrying(retry("ALL", 1))), context).word())
                .isEqualTo("LOW");
    }

    @Test
    void judge_criteriaWithoutNumber_areLeftOut() {
        assertThat(judge(retrying(retry("FAILED", null))).word()).isEqualTo("MISSING");
        assertThat(judge(retrying(retry("FAILED", null), retry("TIMED_OUT", 4))).word())
                .isEqualTo("LOW");
    }

    @Test
    void judge_typeThatIsNotInTheApiModel_countsAndIsInNoCommand() {
        Verdict verdict = judge(retrying(retry("HUNG\"}", 4)));

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.commands()).isEmpty();
    }

    @Test
    void judge_noRetryConfiguration_isNotApplicable() {
        assertThat(judge(Jobs.inProgress()).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(retrying(retry(null, null))).word()).isEqualTo("NOT_APPLICABLE");
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
        assertThat(judge(retrying(retry("ALL", 4)).status(JobStatus.of(status))).word())
                .isEqualTo(expected);
    }
}
