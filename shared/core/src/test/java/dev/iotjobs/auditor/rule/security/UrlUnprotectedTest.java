package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.DocumentParameters;
import dev.iotjobs.auditor.job.DocumentParameters.RunAs;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlUnprotectedTest {

    private static final String MANAGED = "arn:aws:iot:eu-west-1::jobtemplate/AWS-Download-File:1.0";
    private static final String S3 = "https://s3.eu-west-1.amazonaws.com/acme-fw/7.bin";

    private static final String DEAD_AT_SEVEN =
            S3 + "?X-Amz-Date=20260310T060000Z&X-Amz-Expires=3600&X-Amz-Signature=ab12";

    private final RuleTester rule = RuleTester.of(new UrlUnprotected());

    private static JobBuilder url(String url) {
        return Jobs.inProgress().jobTemplateArn(MANAGED).documentParameters(Map.of("downloadUrl", url));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String outcome(JobBuilder job, String setting, List<String> value) {
        SettingValues values = SettingValues.STANDARD.reading(
                Objects.requireNonNull(new UrlUnprotected().definition().setting(setting)), value);
        return Outcomes.of(rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, values, Memory.NONE)));
    }

    @Test
    void judge_http_namesTheHostAndNeitherPathNorQuery() {
        Verdict verdict = judge(url("http://joe@example.com/secret/7.bin?token=1"));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason()).isEqualTo("found an http URL to example.com in documentParameters.downloadUrl");
        assertThat(verdict.toString()).doesNotContain("joe", "secret", "token=1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-west-1.amazonaws.com/b/k,                                NON_COMPLIANT HIGH",
        "https://example.com/x?Signature=a,                                     NON_COMPLIANT HIGH",
        "${aws:iot:s3-presigned-url:https://s3.eu-west-1.amazonaws.com/b/k},    COMPLIANT",
        "https://example.com/x,                                                 COMPLIANT",
        "s3://b/k,                                                              COMPLIANT",
        "http://localhost:8080/x,                                               COMPLIANT",
        "http://127.1.2.3/x,                                                    COMPLIANT",
        "http://[::1]:8/x,                                                      COMPLIANT",
        "http://169.254.169.254/x,                                              COMPLIANT",
        "http://10.1.2.3/x,                                                     COMPLIANT",
        "http://172.15.0.1/x,                                                   NON_COMPLIANT HIGH",
        "http://172.16.0.1/x,                                                   COMPLIANT",
        "http://172.31.0.1/x,                                                   COMPLIANT",
        "http://172.32.0.1/x,                                                   NON_COMPLIANT HIGH",
        "http://192.168.1.10/x,                                                 COMPLIANT",
    })
    void judge_transportAndHost_decide(String url, String expected) {
        assertThat(Outcomes.of(judge(url(url)))).isEqualTo(expected);
    }

    @Test
    void judge_piecesOfOneUrl_areJoined() {
        JobBuilder job = Jobs.inProgress()
                .documentParameters(Map.of("protocol", "http:", "host", "example.com", "path", "/7.bin"));

        assertThat(judge(job).reason()).isEqualTo("found an http URL to example.com in documentParameters");
    }

    @Test
    void judge_publicHost_mayBeReadByAll_andNotByHttp() {
        List<String> hosts = List.of("S3.*.amazonaws.com", "example.com");

        assertThat(outcome(url(S3), "publicHosts", hosts)).isEqualTo("COMPLIANT");
        assertThat(outcome(url("http://example.com/x"), "publicHosts", hosts)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(outcome(url(DEAD_AT_SEVEN), "publicHosts", hosts)).isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_ignoredHosts_replaceTheStandardOnes() {
        assertThat(outcome(url("http://a.lab.example.com/x"), "ignoredHosts", List.of("*.LAB.example.com")))
                .isEqualTo("COMPLIANT");
        assertThat(outcome(url("http://localhost/x"), "ignoredHosts", List.of("*.lab.example.com")))
                .isEqualTo("NON_COMPLIANT HIGH");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false", "1, true"})
    void judge_presignedUrl_isDeadFromTheInstantOfItsExpiry(long millis, boolean isDead) {
        JobBuilder job = url(DEAD_AT_SEVEN)
                .jobProcessDetails(
                        JobProcessDetails.builder().queued(3).inProgress(1).build());
        Instant now = Jobs.NOW.plusMillis(millis);

        Verdict verdict = rule.judge(Jobs.facts(job), new RuleContext(now, SettingValues.STANDARD, Memory.NONE));

        assertThat(verdict.reason())
                .startsWith("found a presigned https URL to s3.eu-west-1.amazonaws.com (valid until 2026-03-10 07:00"
                        + " UTC) in")
                .matches(reason -> reason.contains("; 4 executions will get an expired link") == isDead);
        assertThat(verdict.evidence().values().get("reason")).isEqualTo(isDead ? "DEAD_LINK" : null);
    }

    @Test
    void judge_deadUrlThatNoDeviceWaitsFor_hasThePlainReason() {
        assertThat(judge(url(DEAD_AT_SEVEN)).reason()).doesNotContain("dead");
        assertThat(judge(url(DEAD_AT_SEVEN).jobProcessDetails(JobProcessDetails.ofExecuted(5, 0, 0, 0)))
                        .reason())
                .doesNotContain("dead");
    }

    @Test
    void judge_nothingFound_isCompliantForAManagedTemplateOnly() {
        assertThat(Outcomes.of(judge(url("https://example.com/x")))).isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(judge(url("https://example.com/x").jobTemplateArn(null))))
                .isEqualTo("INSUFFICIENT_DATA OFF");
        assertThat(Outcomes.of(judge(url("http://example.com/x").jobTemplateArn(null))))
                .isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_moreUrlsThanAreKept_passNone() {
        String many = IntStream.range(0, 60)
                .mapToObj(number -> "http://10.0.0." + number + "/x")
                .collect(Collectors.joining(" "));

        assertThat(Outcomes.of(judge(url(many)))).isEqualTo("INSUFFICIENT_DATA UNDECIDED");
    }

    @Test
    void judge_parametersThatAnEarlierVersionStored_areOutdated() {
        JobBuilder job = url("x").documentParameters(new DocumentParameters(List.of("a"), null, RunAs.UNSET));

        assertThat(Outcomes.of(judge(job))).isEqualTo("INSUFFICIENT_DATA OUTDATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "CANCELED"})
    void judge_finishedJob_isNotApplicable(String status) {
        assertThat(Outcomes.of(judge(url("http://example.com/x").status(JobStatus.of(status)))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }
}
