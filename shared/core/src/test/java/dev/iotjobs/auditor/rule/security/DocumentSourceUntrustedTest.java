package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
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

class DocumentSourceUntrustedTest {

    private final RuleTester rule = RuleTester.of(new DocumentSourceUntrusted());

    private static JobBuilder from(@Nullable String source) {
        return Jobs.inProgress().documentSource(source);
    }

    private Verdict judge(JobBuilder job, String... approved) {
        SettingValues values = SettingValues.STANDARD.with(DocumentSourceUntrusted.APPROVED_BUCKETS, List.of(approved));
        return rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, values, Memory.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.s3.eu-west-1.amazonaws.com/k",
                "https://s3.eu-west-1.amazonaws.com/b/k",
                "https://s3.dualstack.eu-west-1.amazonaws.com/b/k",
                "https://b.s3-eu-west-1.amazonaws.com/k",
                "HTTPS://S3.eu-west-1.amazonaws.com/b/k",
                "https://s3.amazonaws.com/b/k",
                "https://my.b.s3.eu-west-1.amazonaws.com/k",
                "s3://b/k",
                "https://example.com/k",
                "https://b.s3-accelerate.amazonaws.com/k",
                "https://p-123456789012.s3-accesspoint.us-east-1.amazonaws.com/k",
                "https://user@s3.eu-west-1.amazonaws.com:443/b/k"
            })
    void judge_noAllowList_onlySchemeAndRegionCount(String source) {
        assertThat(Outcomes.of(judge(from(source)))).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/k, 'the document source uses http, not https or s3'",
        "ftp://example.com/k, 'the document source uses ftp, not https or s3'",
        "http://s3.eu-west-1.amazonaws.com/b/k, 'the document source uses http, not https or s3'",
        "https://s3.us-east-1.amazonaws.com/b/k, 'the document source is in us-east-1, but the job is in eu-west-1'",
        "https://b.s3.us-east-1.amazonaws.com/k, 'the document source is in us-east-1, but the job is in eu-west-1'",
    })
    void judge_openTransportOrOtherRegion_isNonCompliant(String source, String reason) {
        Verdict verdict = judge(from(source));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme-fw.s3.eu-west-1.amazonaws.com/k, COMPLIANT",
        "https://s3.amazonaws.com/acme-y/k,            COMPLIANT",
        "s3://acme-x/k,                                COMPLIANT",
        "https://s3.eu-west-1.amazonaws.com/other/k,   NON_COMPLIANT HIGH",
        "https://my.acme-b.s3.eu-west-1.amazonaws.com/k, NON_COMPLIANT HIGH",
        "https://acme-fw.s3-accelerate.amazonaws.com/k, NON_COMPLIANT HIGH",
        "https://acme-fw.example.com/k,                NON_COMPLIANT HIGH",
        "https://s3.us-east-1.amazonaws.com/acme-fw/k, NON_COMPLIANT HIGH",
    })
    void judge_allowList_namesBuckets(String source, String expected) {
        assertThat(Outcomes.of(judge(from(source), "acme-*"))).isEqualTo(expected);
    }

    @Test
    void judge_allowList_isInTheEvidence() {
        assertThat(judge(from("s3://other/k"), "acme-*", "acme2").evidence().values())
                .containsEntry("approvedBuckets", "acme-*, acme2");
        assertThat(judge(from("http://example.com/k")).evidence().values()).doesNotContainKey("approvedBuckets");
    }

    @Test
    void judge_patternOfAnything_needsABucket() {
        assertThat(Outcomes.of(judge(from("s3://b/k"), "*"))).isEqualTo("COMPLIANT");
        assertThat(judge(from("https://example.com/k"), "*").reason())
                .isEqualTo("the document source is not in an S3 bucket, so 'approvedBuckets' cannot list it");
    }

    @Test
    void judge_untrusted_showsNeitherQueryNorUserNorKey() {
        Verdict verdict = judge(from("https://joe:pw@b.s3.us-east-1.amazonaws.com/secret-key?X-Amz-Signature=ab#part"));

        assertThat(verdict.evidence().values())
                .containsEntry("scheme", "https")
                .containsEntry("host", "b.s3.us-east-1.amazonaws.com")
                .containsEntry("bucket", "b")
                .containsEntry("sourceRegion", "us-east-1")
                .containsEntry("jobRegion", "eu-west-1");
        assertThat(verdict.toString()).doesNotContain("joe", "pw@", "secret-key", "Signature", "part");
        assertThat(verdict.commands())
                .last()
                .hasToString("aws iot create-job --region eu-west-1 --job-id NEW_JOB_ID --targets " + Jobs.THING
                        + " --document-source https://s3.eu-west-1.amazonaws.com/APPROVED_BUCKET/KEY");
    }

    @Test
    void judge_otherPartition_hasItsOwnHost() {
        JobKey key = new JobKey("arn:aws-cn:iot:cn-north-1:123456789012:job/firmware-7", Jobs.NOW);
        JobBuilder job =
                Job.builder(key, JobStatus.IN_PROGRESS).documentSource("https://s3.cn-north-1.amazonaws.com.cn/b/k");

        assertThat(Outcomes.of(judge(job))).isEqualTo("COMPLIANT");
        assertThat(judge(job, "other").commands())
                .last()
                .asString()
                .endsWith(" https://s3.cn-north-1.amazonaws.com.cn/APPROVED_BUCKET/KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no url", "https://[::1/x", "bucket/key"})
    void judge_notAUrl_isMissing(String source) {
        assertThat(Outcomes.of(judge(from(source)))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_inlineDocument_isNotApplicable() {
        assertThat(Outcomes.of(judge(from(null)))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(judge(from(" ")))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_finishedJob_isNotApplicable() {
        assertThat(Outcomes.of(judge(from("http://example.com/k").status(JobStatus.CANCELED))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }
}
