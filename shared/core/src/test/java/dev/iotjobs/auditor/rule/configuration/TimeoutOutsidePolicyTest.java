package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutOutsidePolicyTest {

    private final RuleTester rule = RuleTester.of(new TimeoutOutsidePolicy());

    private static JobBuilder timeout(long minutes) {
        return Jobs.inProgress().timeoutConfig(new TimeoutConfig(minutes));
    }

    private static JobFacts tagged(long minutes, String value) {
        Tags tags = Tags.of(Map.of(Tags.MAXIMUM_TIMEOUT, value), List.of(Tags.MAXIMUM_TIMEOUT));
        return Jobs.facts(timeout(minutes)).withTags(new Known.Is<>(tags));
    }

    private Verdict judge(JobFacts facts) {
        return rule.judge(facts, Jobs.now());
    }

    @Test
    void judge_longTimeout_isLowWithBothLimitsAndTheCommand() {
        Verdict verdict = judge(Jobs.facts(timeout(2_000)));

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason()).isEqualTo("the timeout is 2,000 min; 5 to 1,440 min are allowed");
        assertThat(verdict.evidence().values())
                .containsEntry("inProgressTimeoutInMinutes", 2_000L)
                .containsEntry("minimum", 5)
                .containsEntry("maximum", 1_440)
                .doesNotContainKey("tag audit:maxTimeout");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --timeout-config inProgressTimeoutInMinutes=1440");
    }

    @Test
    void judge_shortTimeout_isProposedToBeTheMinimum() {
        assertThat(judge(Jobs.facts(timeout(1))).commands())
                .singleElement()
                .asString()
                .endsWith("inProgressTimeoutInMinutes=5");
    }

    @ParameterizedTest
    @CsvSource({
        "0, NOT_APPLICABLE",
        "1, LOW",
        "4, LOW",
        "5, COMPLIANT",
        "1440, COMPLIANT",
        "1441, LOW",
        "10080, LOW",
        "10081, NOT_APPLICABLE"
    })
    void judge_timeout_isComparedWithBothLimits(long minutes, String expected) {
        assertThat(judge(Jobs.facts(timeout(minutes))).word()).isEqualTo(expected);
    }

    @Test
    void judge_otherSettings_areApplied() {
        SettingValues values =
                SettingValues.STANDARD.with(TimeoutOutsidePolicy.MINIMUM, 10).with(TimeoutOutsidePolicy.MAXIMUM, 20);
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(rule.judge(Jobs.facts(timeout(9)), context).word()).isEqualTo("LOW");
        assertThat(rule.judge(Jobs.facts(timeout(10)), context).word()).isEqualTo("COMPLIANT");
        assertThat(rule.judge(Jobs.facts(timeout(20)), context).word()).isEqualTo("COMPLIANT");
        assertThat(rule.judge(Jobs.facts(timeout(21)), context).word()).isEqualTo("LOW");
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30, COMPLIANT",
        "31, 30, LOW",
        "5, 5, COMPLIANT",
        "6, 5, LOW",
        "10080, 10080, COMPLIANT",
        "2000, 2000, COMPLIANT",
        "2001, 02000, LOW"
    })
    void judge_tag_replacesTheMaximum(long minutes, String value, String expected) {
        assertThat(judge(tagged(minutes, value)).word()).isEqualTo(expected);
    }

    @Test
    void judge_tagThatIsUsed_isStated() {
        assertThat(judge(tagged(31, "30")).evidence().values())
                .containsEntry("maximum", 30)
                .containsEntry("tag audit:maxTimeout", "30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "10081", "-5", " 30 ", "30m", "1e3", "999999", "٣٠", ""})
    void judge_tagThatIsNoNumberInBounds_isIgnoredAndStated(String value) {
        assertThat(judge(tagged(1_440, value)).word()).isEqualTo("COMPLIANT");
        assertThat(judge(tagged(1_441, value)).evidence().values())
                .containsEntry("maximum", 1_440)
                .containsEntry("tag audit:maxTimeout", "ignored: not a whole number from 5 to 10080");
    }

    @Test
    void judge_tagBelowTheMinimum_leavesNoTimeoutToPropose() {
        SettingValues values = SettingValues.STANDARD.with(TimeoutOutsidePolicy.MINIMUM, 60);
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(rule.judge(tagged(60, "59"), context).commands()).isEmpty();
        assertThat(rule.judge(tagged(61, "60"), context).commands())
                .singleElement()
                .asString()
                .endsWith("inProgressTimeoutInMinutes=60");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void judge_tagsNotKnown_matterAboveTheMaximumOnly(Cause cause) {
        Known<Tags> unknown = new Known.Unknown<>(cause, "AccessDeniedException");
        String above = cause == Cause.OFF ? "LOW" : cause.name();

        assertThat(judge(Jobs.facts(timeout(1_441)).withTags(unknown)).word()).isEqualTo(above);
        assertThat(judge(Jobs.facts(timeout(1_440)).withTags(unknown)).word()).isEqualTo("COMPLIANT");
        assertThat(judge(Jobs.facts(timeout(4)).withTags(unknown)).word()).isEqualTo("LOW");
    }

    @Test
    void judge_noTimeout_isNotApplicable() {
        assertThat(judge(Jobs.facts(Jobs.inProgress())).word()).isEqualTo("NOT_APPLICABLE");
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
        assertThat(judge(Jobs.facts(timeout(1).status(JobStatus.of(status)))).word())
                .isEqualTo(expected);
    }
}
