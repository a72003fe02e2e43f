package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresignedUrlTooLongTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/iot/presign";

    private final RuleTester rule = RuleTester.of(new PresignedUrlTooLong());

    private static JobBuilder signed(@Nullable Long seconds) {
        return Jobs.inProgress().presignedUrlConfig(new PresignedUrlConfig(ROLE, seconds));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @ParameterizedTest
    @CsvSource({"60, COMPLIANT", "900, COMPLIANT", "901, NON_COMPLIANT LOW", "3600, NON_COMPLIANT LOW"})
    void judge_lifetime_decides(long seconds, String expected) {
        assertThat(Outcomes.of(judge(signed(seconds)))).isEqualTo(expected);
    }

    @Test
    void judge_tooLong_statesTheFiguresAndKeepsTheRole() {
        Verdict verdict = judge(signed(1_800L));

        assertThat(verdict.reason()).isEqualTo("presigned URLs are valid for 1,800 s, more than the allowed 900 s");
        assertThat(verdict.evidence().values())
                .containsEntry("expiresInSec", 1_800L)
                .containsEntry("maximumSeconds", 900L);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --presigned-url-config roleArn=" + ROLE + ",expiresInSec=900");
    }

    @Test
    void judge_roleThatTheOptionWouldSplit_isAPlaceholder() {
        JobBuilder job =
                Jobs.inProgress().presignedUrlConfig(new PresignedUrlConfig(ROLE + ",expiresInSec=3600", null));

        assertThat(judge(job).commands()).singleElement().asString().endsWith("roleArn=ROLE_ARN,expiresInSec=900");
    }

    @Test
    void judge_nothingSet_isTheDefaultOfTheApi() {
        Verdict verdict = judge(signed(null));

        assertThat(verdict.reason())
                .isEqualTo("presigned URLs are valid for 3,600 s by default, more than the allowed 900 s");
        assertThat(verdict.evidence().values()).containsEntry("expiresInSec", "absent, default 3600");
    }

    @Test
    void judge_nothingSetOfAnOtaUpdate_isHalfAnHour_andNothingCanBeUpdated() {
        JobBuilder ota = Job.builder(Jobs.key("AFR_OTA-7"), JobStatus.IN_PROGRESS)
                .presignedUrlConfig(new PresignedUrlConfig(ROLE, null));

        assertThat(judge(ota).evidence().values()).containsEntry("expiresInSec", "absent, default 1800");
        assertThat(judge(ota).commands()).isEmpty();
    }

    @Test
    void judge_withoutRole_isNotApplicable() {
        assertThat(Outcomes.of(judge(Jobs.inProgress()))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(judge(Jobs.inProgress().presignedUrlConfig(new PresignedUrlConfig(null, 3_600L)))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(judge(Jobs.inProgress().presignedUrlConfig(new PresignedUrlConfig(" ", 3_600L)))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NON_COMPLIANT LOW",
        "PAUSED, NON_COMPLIANT LOW",
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        JobBuilder job = Jobs.job(JobStatus.of(status)).presignedUrlConfig(new PresignedUrlConfig(ROLE, 3_600L));

        assertThat(Outcomes.of(judge(job))).isEqualTo(expected);
    }

    @Test
    void judge_statusMissingWithoutARole_isNotApplicableWhateverTheStatus() {
        assertThat(Outcomes.of(judge(Jobs.job(JobStatus.UNKNOWN)))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_shortenedLifetime_closesAnOpenFinding() {
        assertThat(Outcomes.of(rule.judge(Jobs.facts(signed(900L)), Jobs.open(Severity.LOW))))
                .isEqualTo("COMPLIANT");
    }
}
