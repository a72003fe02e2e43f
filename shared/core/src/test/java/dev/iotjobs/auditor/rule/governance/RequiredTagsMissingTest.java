package dev.iotjobs.auditor.rule.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTagsMissingTest {

    private final RuleTester rule = RuleTester.of(new RequiredTagsMissing());

    private static RuleContext requiring(String... keys) {
        SettingValues values = SettingValues.STANDARD.with(RequiredTagsMissing.REQUIRED_TAGS, List.of(keys));
        return new RuleContext(Jobs.NOW, values, Memory.NONE);
    }

    private static JobFacts tagged(JobBuilder job, Map<String, String> tags) {
        return Jobs.facts(job).withTags(new Known.Is<>(Tags.of(tags, List.of())));
    }

    private static JobFacts tagged(Map<String, String> tags) {
        return tagged(Jobs.inProgress(), tags);
    }

    private String word(JobFacts facts, String... required) {
        return rule.judge(facts, requiring(required)).word();
    }

    @Test
    void judge_missingTags_areNamedWithoutAValueOfAnother() {
        Verdict verdict =
                rule.judge(tagged(Map.of("site", "secret-site", "stage", " ")), requiring("owner", "site", "stage"));

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason()).isEqualTo("tags are missing or blank: owner, stage");
        assertThat(verdict.evidence().values()).containsEntry("missingTags", "owner, stage");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot tag-resource --region eu-west-1"
                        + " --resource-arn arn:aws:iot:eu-west-1:123456789012:job/firmware-7"
                        + " --tags Key=owner,Value=VALUE Key=stage,Value=VALUE");
        assertThat(verdict.toString()).doesNotContain("secret-site");
    }

    @Test
    void judge_keyWithABlank_isQuotedForTheShell() {
        assertThat(rule.judge(tagged(Map.of()), requiring("cost center")).commands())
                .singleElement()
                .asString()
                .endsWith(" --tags 'Key=cost center,Value=VALUE'");
    }

    @Test
    void judge_allTagsThere_isCompliant() {
        assertThat(word(tagged(Map.of("owner", "ops", "stage", "0", "more", "x")), "owner", "stage"))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_oneOfTwoMissing_opens() {
        assertThat(word(tagged(Map.of("stage", "canary")), "owner", "stage")).isEqualTo("LOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u00a0", "\u200b"})
    void judge_blankValue_isMissing(String blank) {
        assertThat(word(tagged(Map.of("owner", blank)), "owner")).isEqualTo("LOW");
    }

    @ParameterizedTest
    @CsvSource({"owner, COMPLIANT", "Owner, LOW", "OWNER, LOW", "owners, LOW", "own, LOW"})
    void judge_keys_areCaseSensitiveAndWhole(String key, String expected) {
        assertThat(word(tagged(Map.of(key, "ops")), "owner")).isEqualTo(expected);
    }

    @Test
    void judge_keyOfAws_doesNotCount() {
        assertThat(word(tagged(Map.of("aws:owner", "ops")), "aws:owner")).isEqualTo("LOW");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void judge_tagsNotKnown_isNoVerdict(Cause cause) {
        JobFacts facts = Jobs.facts(Jobs.inProgress()).withTags(new Known.Unknown<>(cause, "AccessDeniedException"));
        RuleContext open = new RuleContext(
                Jobs.NOW,
                requiring("owner").settings(),
                new Memory(Severity.LOW, Jobs.NOW.minus(Duration.ofDays(1)), 3, 0, FactSource.COUNTED));

        assertThat(word(facts, "owner")).isEqualTo(cause.name());
        assertThat(rule.judge(facts, open).word()).isEqualTo(cause.name());
    }

    @Test
    void judge_nothingRequired_isNotApplicable_whateverIsKnownOfTags() {
        assertThat(word(tagged(Map.of()))).isEqualTo("NOT_APPLICABLE");
        assertThat(word(Jobs.facts(Jobs.inProgress()))).isEqualTo("NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, NOT_APPLICABLE", "CANCELED, NOT_APPLICABLE", "DELETION_IN_PROGRESS, JOB_GONE"})
    void judge_jobThatIsNotLive_isNotApplicable(String status, String expected) {
        assertThat(word(tagged(Jobs.job(JobStatus.of(status)), Map.of()), "owner"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_PROGRESS", "SCHEDULED", "PAUSED"})
    void judge_liveJob_isJudged(String status) {
        assertThat(word(tagged(Jobs.job(JobStatus.of(status)), Map.of()), "owner"))
                .isEqualTo("LOW");
    }

    @ParameterizedTest
    @CsvSource({
        "firmware-7,            '',                LOW",
        "firmware-7,            acme-updates,      LOW",
        "firmware-7,            aws-gg-deployment, NOT_APPLICABLE",
        "GreengrassUpdateJob_7, '',                NOT_APPLICABLE",
        "AFR_OTA-7,             '',                NOT_APPLICABLE",
    })
    void judge_apiThatTakesNoTags_isNotApplicable(String jobId, String namespaceId, String expected) {
        JobBuilder job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS).namespaceId(namespaceId);

        assertThat(word(tagged(job, Map.of()), "owner")).isEqualTo(expected);
    }
}
