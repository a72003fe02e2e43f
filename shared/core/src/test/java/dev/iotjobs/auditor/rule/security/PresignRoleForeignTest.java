package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresignRoleForeignTest {

    private static final String FOREIGN = "arn:aws:iam::999999999999:role/shared/presign";

    private final RuleTester rule = RuleTester.of(new PresignRoleForeign());

    private static JobBuilder signedBy(@Nullable String role) {
        return Jobs.inProgress().presignedUrlConfig(new PresignedUrlConfig(role, 900L));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private Verdict judge(JobBuilder job, String... approved) {
        SettingValues values = SettingValues.STANDARD.with(PresignRoleForeign.APPROVED_ROLES, List.of(approved));
        return rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, values, Memory.NONE));
    }

    @Test
    void judge_otherAccount_isNonCompliantWithBothAccounts() {
        Verdict verdict = judge(signedBy(FOREIGN));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason())
                .isEqualTo("the role that signs URLs is in account 999999999999 (aws), but the job is in 123456789012"
                        + " (aws)");
        assertThat(verdict.evidence().values())
                .containsEntry("roleAccount", "999999999999")
                .containsEntry("jobAccount", "123456789012");
        assertThat(verdict.commands())
                .singleElement()
                .asString()
                .endsWith(" --presigned-url-config roleArn=ROLE_ARN,expiresInSec=900");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/presign,          COMPLIANT",
        "arn:aws:iam::123456789012:role/teams/iot/presign, COMPLIANT",
        "arn:aws-cn:iam::123456789012:role/presign,       NON_COMPLIANT HIGH",
        "arn:aws:iam::123456789013:role/presign,          NON_COMPLIANT HIGH",
    })
    void judge_accountAndPartition_decide(String role, String expected) {
        assertThat(Outcomes.of(judge(signedBy(role)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-cn", "aws-us-gov", "aws-eusc"})
    void judge_samePartitionOnBothSides_isCompliant(String partition) {
        JobKey key = new JobKey("arn:" + partition + ":iot:x-y-1:123456789012:job/firmware-7", Jobs.NOW);
        JobBuilder job = Job.builder(key, JobStatus.IN_PROGRESS)
                .presignedUrlConfig(new PresignedUrlConfig("arn:" + partition + ":iam::123456789012:role/a", null));

        assertThat(Outcomes.of(judge(job))).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::999999999999:user/joe",
                "arn:aws:iam::99999999999:role/presign",
                "arn:aws:iam::999999999999:role/",
                "presign"
            })
    void judge_noArnOfARole_isMissing(String role) {
        assertThat(Outcomes.of(judge(signedBy(role)))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_approvedRole_isCompliant_alsoIfItIsNoArn() {
        assertThat(Outcomes.of(judge(signedBy(FOREIGN), "arn:aws:iam::*:role/shared/*")))
                .isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(judge(signedBy("presign"), "pres*"))).isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(judge(signedBy(FOREIGN), "arn:aws:iam::*:role/other/*")))
                .isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_ownRoleThatIsNotListed_isCompliant() {
        assertThat(Outcomes.of(judge(signedBy("arn:aws:iam::123456789012:role/a"), "arn:aws:iam::*:role/b")))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_withoutRole_isNotApplicable() {
        assertThat(Outcomes.of(judge(Jobs.inProgress()))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(judge(signedBy(null)))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_finishedJob_isNotApplicable() {
        assertThat(Outcomes.of(judge(signedBy(FOREIGN).status(JobStatus.COMPLETED))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_otaUpdateAndDeployment_areNotUpdated() {
        PresignedUrlConfig config = new PresignedUrlConfig(FOREIGN, null);
        JobBuilder ota =
                Job.builder(Jobs.key("AFR_OTA-7"), JobStatus.IN_PROGRESS).presignedUrlConfig(config);

        assertThat(judge(ota).commands())
                .extracting(CliCommand::purpose)
                .last()
                .isEqualTo("Create the update again, with roleArn in the file:");
        assertThat(judge(signedBy(FOREIGN).namespaceId("aws-gg-deployment")).commands())
                .isEmpty();
    }
}
