package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceExpiresTest {

    private final RuleTester rule = RuleTester.of(new EvidenceExpires());

    private static JobBuilder ended(Duration ago) {
        return Jobs.job(JobStatus.COMPLETED).completedAt(Jobs.NOW.minus(ago));
    }

    private String word(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now()).word();
    }

    @Test
    void judge_jobThatIsDeletedSoon_saysWhenAndHowToExportIt() {
        Verdict verdict = rule.judge(Jobs.facts(ended(Duration.ofDays(710))), Jobs.now());

        assertThat(verdict.word()).isEqualTo("INFORMATIONAL");
        assertThat(verdict.reason()).isEqualTo("the service will delete the job on 2026-03-30 07:00 UTC");
        assertThat(verdict.evidence().values())
                .containsEntry("endedAt", "2024-03-30 07:00 UTC")
                .containsEntry("retentionDays", 730L)
                .containsEntry("deletedAt", "2026-03-30 07:00 UTC");
        assertThat(verdict.commands())
                .extracting(Object::toString)
                .containsExactly(
                        "aws iot describe-job --region eu-west-1 --job-id firmware-7",
                        "aws iot get-job-document --region eu-west-1 --job-id firmware-7",
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7");
    }

    @Test
    void judge_sevenHundredDays_isTheBound() {
        assertThat(word(ended(Duration.ofDays(699)))).isEqualTo("COMPLIANT");
        assertThat(word(ended(Duration.ofDays(700).minusMillis(1)))).isEqualTo("COMPLIANT");
        assertThat(word(ended(Duration.ofDays(700)))).isEqualTo("INFORMATIONAL");
        assertThat(word(ended(Duration.ofDays(731)))).isEqualTo("INFORMATIONAL");
    }

    @Test
    void judge_anotherRetention_movesTheBound() {
        JobFacts facts = Jobs.facts(ended(Duration.ofDays(60))).withRetention(Duration.ofDays(90));

        assertThat(rule.judge(facts, Jobs.now()).word()).isEqualTo("INFORMATIONAL");
        assertThat(rule.judge(facts.withRetention(Duration.ofDays(91)), Jobs.now())
                        .word())
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_anotherNotice_movesTheBound() {
        SettingValues values = SettingValues.STANDARD.with(EvidenceExpires.NOTICE, Duration.ofDays(1));
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(rule.judge(Jobs.facts(ended(Duration.ofDays(728))), context).word())
                .isEqualTo("COMPLIANT");
        assertThat(rule.judge(Jobs.facts(ended(Duration.ofDays(729))), context).word())
                .isEqualTo("INFORMATIONAL");
    }

    @Test
    void judge_noCompletedAt_countsFromTheLastUpdate() {
        Instant updated = Jobs.NOW.minus(Duration.ofDays(700));

        assertThat(word(Jobs.job(JobStatus.CANCELED).lastUpdatedAt(updated))).isEqualTo("INFORMATIONAL");
        assertThat(word(Jobs.job(JobStatus.CANCELED).lastUpdatedAt(null))).isEqualTo("MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_PROGRESS", "SCHEDULED", "PAUSED"})
    void judge_liveJob_isNotApplicable(String status) {
        assertThat(word(Jobs.job(JobStatus.of(status)).lastUpdatedAt(Jobs.NOW.minus(Duration.ofDays(720)))))
                .isEqualTo("NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, INFORMATIONAL", "CANCELED, INFORMATIONAL", "DELETION_IN_PROGRESS, JOB_GONE", "'', MISSING"})
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(word(ended(Duration.ofDays(700)).status(JobStatus.of(status))))
                .isEqualTo(expected);
    }
}
