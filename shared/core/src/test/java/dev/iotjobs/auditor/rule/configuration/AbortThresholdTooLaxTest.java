package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbortThresholdTooLaxTest {

    private final RuleTester rule = RuleTester.of(new AbortThresholdTooLax());

    private static AbortCriteria criterion(String type, @Nullable Double threshold) {
        return new AbortCriteria(type, "CANCEL", threshold, 10);
    }

    private static JobBuilder on(List<String> targets, AbortCriteria... criteria) {
        return Jobs.inProgress().targets(targets).abortConfig(new AbortConfig(Arrays.asList(criteria)));
    }

    private static JobBuilder onGroup(AbortCriteria... criteria) {
        return on(List.of(Jobs.GROUP), criteria);
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_highThreshold_isMediumWithEachTypeAndTheCommand() {
        Verdict verdict =
                judge(onGroup(criterion("FAILED", 50.0), new AbortCriteria("REJECTED", "CANCEL", 12.5, null)));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason())
                .isEqualTo("the abort threshold is 50 % for FAILED; it must be above 0 % and at most 20 %");
        assertThat(verdict.evidence().values())
                .containsEntry("failedPercent", 50.0)
                .containsEntry("failedMinimumExecuted", 10)
                .containsEntry("rejectedPercent", 12.5)
                .doesNotContainKeys("rejectedMinimumExecuted", "timedOutPercent")
                .containsEntry("maximumPercent", 20.0)
                .containsEntry("meaninglessPercent", 90.0);
        assertThat(verdict.commands().getFirst().toString()).contains("\"thresholdPercentage\":10");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, MEDIUM",
        "0, MEDIUM",
        "0.01, COMPLIANT",
        "20, COMPLIANT",
        "20.0000000001, COMPLIANT",
        "20.01, MEDIUM",
        "89.99, MEDIUM",
        "89.9999999999, HIGH",
        "90, HIGH",
        "100, HIGH"
    })
    void judge_thresholdOfAllOnAGroup_isJudgedByItsValue(double threshold, String expected) {
        assertThat(judge(onGroup(criterion("ALL", threshold))).word()).isEqualTo(expected);
    }

    @Test
    void judge_severalCriteria_lowestThatCountsATypeIsEffective() {
        assertThat(judge(onGroup(criterion("FAILED", 50.0), criterion("ALL", 20.0)))
                        .word())
                .isEqualTo("COMPLIANT");
        assertThat(judge(onGroup(criterion("FAILED", 100.0), criterion("FAILED", 15.0)))
                        .word())
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_lowThresholdForFailedOnly_isMediumForTheOthers() {
        Verdict verdict = judge(onGroup(criterion("FAILED", 10.0), criterion("ALL", 95.0)));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason())
                .startsWith("the abort threshold is 95 % for REJECTED, 95 % for TIMED_OUT; it must");
        assertThat(verdict.evidence().values())
                .containsEntry("failedPercent", 10.0)
                .containsEntry("timedOutPercent", 95.0)
                .containsEntry("timedOutMinimumExecuted", 10);
    }

    @Test
    void judge_zeroBesideAHighThreshold_isMedium() {
        assertThat(judge(onGroup(criterion("FAILED", 0.0), criterion("ALL", 100.0)))
                        .word())
                .isEqualTo("MEDIUM");
    }

    @Test
    void judge_meaninglessThreshold_isHighForSeveralDevicesOnly() {
        AbortCriteria never = criterion("FAILED", 100.0);

        assertThat(judge(on(List.of(Jobs.THING, Jobs.OTHER_THING), never)).word())
                .isEqualTo("HIGH");
        assertThat(judge(on(List.of(Jobs.THING), never)).word()).isEqualTo("MEDIUM");
    }

    @Test
    void judge_meaninglessThresholdOfUnknownTargets_isMediumAndKeepsAnOpenFinding() {
        JobBuilder job = on(List.of(), criterion("ALL", 100.0));

        assertThat(judge(job).word()).isEqualTo("MEDIUM");
        assertThat(rule.judge(Jobs.facts(job), Jobs.open(Severity.HIGH)).word()).isEqualTo("HIGH");
        assertThat(rule.judge(Jobs.facts(job), Jobs.open(Severity.MEDIUM)).word())
                .isEqualTo("MEDIUM");
    }

    @Test
    void judge_criteriaWithoutThreshold_areLeftOut() {
        assertThat(judge(onGroup(criterion("FAILED", null))).word()).isEqualTo("MISSING");
        assertThat(judge(onGroup(criterion("FAILED", null), criterion("ALL", 20.0)))
                        .word())
                .isEqualTo("COMPLIANT");
        assertThat(judge(onGroup(criterion("FAILED", null), criterion("REJECTED", 21.0)))
                        .word())
                .isEqualTo("MEDIUM");
    }

    @Test
    void judge_typeThatIsNotInTheApiModel_isNotJudged() {
        assertThat(judge(onGroup(criterion("HUNG", 100.0))).word()).isEqualTo("COMPLIANT");
        assertThat(judge(onGroup(criterion("HUNG", 0.0), criterion("ALL", 10.0)))
                        .word())
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_noCriteria_isLeftToTheRuleOnMissingOnes() {
        assertThat(judge(Jobs.inProgress().targets(List.of(Jobs.GROUP))).word()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_otherSettings_areApplied() {
        SettingValues values = SettingValues.STANDARD
                .with(AbortThresholdTooLax.MAXIMUM_PERCENT, 50.0)
                .with(SharedSettings.MEANINGLESS_PERCENT, 60.0);
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(rule.judge(Jobs.facts(onGroup(criterion("ALL", 50.0))), context)
                        .word())
                .isEqualTo("COMPLIANT");
        assertThat(rule.judge(Jobs.facts(onGroup(criterion("ALL", 60.0))), context)
                        .word())
                .isEqualTo("HIGH");
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
        assertThat(judge(onGroup(criterion("ALL", 50.0)).status(JobStatus.of(status)))
                        .word())
                .isEqualTo(expected);
    }
}
