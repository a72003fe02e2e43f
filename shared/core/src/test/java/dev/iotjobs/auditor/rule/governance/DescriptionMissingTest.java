package dev.iotjobs.auditor.rule.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.text.Glob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionMissingTest {

    private final RuleTester rule = RuleTester.of(new DescriptionMissing());

    private static JobBuilder described(@Nullable String description) {
        return Jobs.inProgress().description(description);
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private Verdict judge(String description, String pattern) {
        SettingValues values = SettingValues.STANDARD.with(DescriptionMissing.PATTERN, Optional.of(new Glob(pattern)));
        return rule.judge(Jobs.facts(described(description)), new RuleContext(Jobs.NOW, values, Memory.NONE));
    }

    @Test
    void judge_noDescription_isLowWithTheCommandThatSetsOne() {
        Verdict verdict = judge(described(null));

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason()).isEqualTo("the job has no description");
        assertThat(verdict.evidence().values()).containsEntry("isBlank", true);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --description 'CHG-123 what and why'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b", "\u2028", "\u0000"})
    void judge_descriptionWithoutAVisibleCharacter_isNone(String blank) {
        assertThat(judge(described(blank)).word()).isEqualTo("LOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", " x ", "\u200b1"})
    void judge_oneVisibleCharacter_isADescription(String description) {
        assertThat(judge(described(description)).word()).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_patternThatDoesNotMatch_isStatedWithoutTheText() {
        Verdict verdict = judge("secret text", "*CHG-*");

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason()).isEqualTo("the description does not match '*CHG-*'");
        assertThat(verdict.evidence().values())
                .containsEntry("isBlank", false)
                .containsEntry("descriptionPattern", "*CHG-*");
        assertThat(verdict.toString()).doesNotContain("secret text");
    }

    @ParameterizedTest
    @CsvSource({
        "CHG-1, *CHG-*, COMPLIANT",
        "why: CHG-1 and more, *CHG-*, COMPLIANT",
        "chg-1, *CHG-*, LOW",
        "why: CHG-1, CHG-*, LOW",
        "CHG-12, CHG-?, LOW",
        "CHG-1, CHG-?, COMPLIANT"
    })
    void judge_pattern_isForTheWholeTextAndCaseSensitive(String description, String pattern, String expected) {
        assertThat(judge(description, pattern).word()).isEqualTo(expected);
    }

    @Test
    void judge_pattern_matchesLineBreaksAsWell() {
        assertThat(judge("first line\nCHG-1\nlast line", "*CHG-*").word()).isEqualTo("COMPLIANT");
        assertThat(judge("CHG-1\n", "CHG-?").word()).isEqualTo("LOW");
    }

    @Test
    void judge_noDescriptionWhileAPatternIsSet_isBlank() {
        assertThat(judge(" ", "*").reason()).isEqualTo("the job has no description");
    }

    @ParameterizedTest
    @CsvSource({
        "firmware-7,            '',                LOW",
        "firmware-7,            acme-updates,      LOW",
        "AFR_OTA-7,             '',                LOW",
        "firmware-7,            aws-gg-deployment, NOT_APPLICABLE",
        "GreengrassUpdateJob_7, '',                NOT_APPLICABLE",
    })
    void judge_apiThatTakesNoDescription_isNotApplicable(String jobId, String namespaceId, String expected) {
        JobBuilder job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS).namespaceId(namespaceId);

        assertThat(judge(job).word()).isEqualTo(expected);
    }

    @Test
    void judge_otaUpdate_isNotCancelledForItsDescription() {
        assertThat(judge(Job.builder(Jobs.key("AFR_OTA-7"), JobStatus.IN_PROGRESS))
                        .commands())
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
        assertThat(judge(described(null).status(JobStatus.of(status))).word()).isEqualTo(expected);
    }
}
