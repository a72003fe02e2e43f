package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageVersionMissingTest {

    private static final String VERSION = "arn:aws:iot:eu-west-1:123456789012:package/pump/version/7";

    private final RuleTester rule = RuleTester.of(new PackageVersionMissing());

    private static JobBuilder madeFrom(String template) {
        return Jobs.inProgress().jobTemplateArn("arn:aws:iot:eu-west-1:" + template);
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_sourceRoleOrTemplate_eachMakesItApply() {
        assertThat(judge(Jobs.inProgress().documentSource("s3://b/k")).reason())
                .isEqualTo("no package version is linked, but the job has a document source");
        assertThat(judge(Jobs.inProgress().presignedUrlConfig(new PresignedUrlConfig("role", null)))
                        .reason())
                .endsWith("has a presign role");
        assertThat(judge(madeFrom(":jobtemplate/AWS-Install-Application:1.0")).reason())
                .endsWith("has the managed template AWS-Install-Application:1.0");
        assertThat(Outcomes.of(judge(madeFrom(":jobtemplate/AWS-Download-File:1.0"))))
                .isEqualTo("NON_COMPLIANT LOW");
    }

    @ParameterizedTest
    @CsvSource({
        ":jobtemplate/AWS-Reboot:1.0",
        "123456789012:jobtemplate/AWS-Install-Application",
        ":jobtemplate/Own-AWS-Install:1.0"
    })
    void judge_otherTemplate_isNotApplicable(String template) {
        assertThat(Outcomes.of(judge(madeFrom(template)))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_linked_isCompliant() {
        JobBuilder job = Jobs.inProgress().documentSource("s3://b/k").destinationPackageVersions(List.of(VERSION));

        assertThat(Outcomes.of(judge(job))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_rebootWithAnInlineDocument_isNotApplicableWhateverItsDescription() {
        assertThat(Outcomes.of(judge(Jobs.inProgress().description("Install firmware 7"))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_notLinked_isCancelledAndCreatedAgain() {
        assertThat(judge(Jobs.inProgress().documentSource("s3://b/k")).commands())
                .extracting(Object::toString)
                .containsExactly(
                        "aws iot cancel-job --region eu-west-1 --job-id firmware-7 --reason-code RECREATE --comment \"WHY\"",
                        "aws iot create-job --region eu-west-1 --job-id NEW_JOB_ID --targets " + Jobs.THING
                                + " --document-source s3://b/k --destination-package-versions PACKAGE_VERSION_ARN");
    }

    @ParameterizedTest
    @CsvSource({
        "firmware-7,            acme-updates,      NON_COMPLIANT LOW",
        "firmware-7,            aws-gg-deployment, NOT_APPLICABLE NOT_APPLICABLE",
        "GreengrassUpdateJob_7, '',                NOT_APPLICABLE NOT_APPLICABLE",
        "AFR_OTA-7,             '',                NOT_APPLICABLE NOT_APPLICABLE",
    })
    void judge_apiThatLinksNone_isNotApplicable(String jobId, String namespaceId, String expected) {
        JobBuilder job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS)
                .namespaceId(namespaceId)
                .documentSource("s3://b/k");

        assertThat(Outcomes.of(judge(job))).isEqualTo(expected);
    }

    @Test
    void judge_finishedJob_isNotApplicable() {
        assertThat(Outcomes.of(judge(Jobs.job(JobStatus.COMPLETED).documentSource("s3://b/k"))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }
}
