package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.DocumentParameters;
import dev.iotjobs.auditor.job.DocumentParameters.RunAs;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretExposedTest {

    private static final String MANAGED = "arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0";
    private static final String KEY_ID = "AKIAZ7X3QW5RT4YP2LMN";
    private static final String DENSE = "kJ8sdf98HJKsd7f6ZXmnbQ12oiuPLMtgVcWr3+Ey5";

    private final RuleTester rule = RuleTester.of(new SecretExposed());

    private static JobBuilder with(Map<String, String> parameters) {
        return Jobs.inProgress().documentParameters(parameters);
    }

    private static JobBuilder managed(Map<String, String> parameters) {
        return with(parameters).jobTemplateArn(MANAGED);
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String outcome(JobBuilder job, String setting, Object value) {
        SettingValues values = SettingValues.STANDARD.reading(
                Objects.requireNonNull(new SecretExposed().definition().setting(setting)), value);
        return Outcomes.of(rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, values, Memory.NONE)));
    }

    @Test
    void judge_secret_isCriticalAndNamesItsPlaceAndNoValue() {
        Verdict verdict = judge(managed(Map.of("password", "hunter2", "command", "export K=" + KEY_ID)));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT CRITICAL");
        assertThat(verdict.reason())
                .isEqualTo("the job contains what looks like a secret: aws-access-key-id in documentParameters.command,"
                        + " literal-under-secret-name in documentParameters.password");
        assertThat(verdict.evidence().values())
                .containsEntry("secrets", 2)
                .hasEntrySatisfying(
                        "saltedHashes", hashes -> assertThat(hashes.toString()).matches("[0-9a-f]{12}"));
        assertThat(verdict.toString()).doesNotContain("hunter2", KEY_ID);
    }

    @Test
    void judge_passwordAlone_hasNoHash() {
        assertThat(judge(managed(Map.of("password", "hunter2"))).evidence().values())
                .doesNotContainKey("saltedHashes");
    }

    @Test
    void judge_manySecrets_areCounted() {
        Verdict verdict = judge(managed(Map.of("a-pwd", "x y", "b-pwd", "x y", "c-pwd", "x y", "d-pwd", "x y")));

        assertThat(verdict.reason()).endsWith("in documentParameters.c-pwd and 1 more");
        assertThat(verdict.evidence().values().get("found")).asString().contains("documentParameters.d-pwd");
    }

    @Test
    void judge_entropyAlone_isHigh_andCanBeSwitchedOff() {
        assertThat(Outcomes.of(judge(managed(Map.of("blob", DENSE))))).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(Outcomes.of(judge(managed(Map.of("blob", DENSE, "pwd", "hunter2")))))
                .isEqualTo("NON_COMPLIANT CRITICAL");
        assertThat(outcome(managed(Map.of("blob", DENSE)), "entropyDetector", false))
                .isEqualTo("COMPLIANT");
        assertThat(outcome(managed(Map.of("pwd", "hunter2")), "entropyDetector", false))
                .isEqualTo("NON_COMPLIANT CRITICAL");
    }

    @Test
    void judge_entropyAlone_keepsAnOpenCriticalFindingWhereTheDocumentMayHoldMore() {
        assertThat(Outcomes.of(rule.judge(Jobs.facts(with(Map.of("blob", DENSE))), Jobs.open(Severity.CRITICAL))))
                .isEqualTo("NON_COMPLIANT CRITICAL");
        assertThat(Outcomes.of(rule.judge(Jobs.facts(managed(Map.of("blob", DENSE))), Jobs.open(Severity.CRITICAL))))
                .isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_ignoredPath_isLeftOut() {
        JobBuilder job = managed(Map.of("password", "hunter2"));

        assertThat(outcome(job, "ignoredPaths", List.of("documentParameters.pass*")))
                .isEqualTo("COMPLIANT");
        assertThat(outcome(job, "ignoredPaths", List.of("password"))).isEqualTo("NON_COMPLIANT CRITICAL");
    }

    @Test
    void judge_noSecret_isCompliantForAManagedTemplateOnly() {
        assertThat(Outcomes.of(judge(managed(Map.of("command", "ls"))))).isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(judge(managed(Map.of())))).isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(judge(with(Map.of("command", "ls"))))).isEqualTo("INSUFFICIENT_DATA OFF");
        assertThat(Outcomes.of(judge(Jobs.inProgress()))).isEqualTo("INSUFFICIENT_DATA OFF");
        assertThat(Outcomes.of(
                        judge(with(Map.of()).jobTemplateArn("arn:aws:iot:eu-west-1:123456789012:jobtemplate/AWS-own"))))
                .isEqualTo("INSUFFICIENT_DATA OFF");
    }

    @Test
    void judge_parametersThatAnEarlierVersionStored_areOutdated() {
        DocumentParameters stored = new DocumentParameters(List.of("password"), null, RunAs.UNSET);

        assertThat(Outcomes.of(judge(managed(Map.of()).documentParameters(stored))))
                .isEqualTo("INSUFFICIENT_DATA OUTDATED");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, NON_COMPLIANT CRITICAL",
        "SCHEDULED, NON_COMPLIANT CRITICAL",
        "COMPLETED, NON_COMPLIANT CRITICAL",
        "CANCELED, NON_COMPLIANT CRITICAL",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_finishedJob_isJudgedAsWell(String status, String expected) {
        JobBuilder job = Jobs.job(JobStatus.of(status)).documentParameters(Map.of("password", "hunter2"));

        assertThat(Outcomes.of(judge(job))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, NON_COMPLIANT CRITICAL", "1, NOT_APPLICABLE AGED_OUT"})
    void judge_finishedJob_agesOut(long millis, String expected) {
        JobBuilder job = Jobs.job(JobStatus.COMPLETED)
                .documentParameters(Map.of("password", "hunter2"))
                .completedAt(Jobs.NOW.minus(Duration.ofDays(30)).minusMillis(millis));

        assertThat(Outcomes.of(judge(job))).isEqualTo(expected);
    }

    @Test
    void judge_liveJob_isCancelledAndDeleted_andAFinishedOneDeleted() {
        JobBuilder job = with(Map.of("password", "hunter2")).namespaceId("acme");

        assertThat(judge(job).commands())
                .extracting(command -> command.purpose() + " " + command)
                .containsExactly(
                        "Rotate the secret first. Then cancel the job: aws iot cancel-job --region eu-west-1"
                                + " --job-id firmware-7 --reason-code SECRET_EXPOSED --comment \"WHY\"",
                        "Once no execution is in progress, delete the job: aws iot delete-job --region eu-west-1"
                                + " --job-id firmware-7 --namespace-id acme");
        assertThat(judge(job.status(JobStatus.COMPLETED)).commands())
                .singleElement()
                .asString()
                .startsWith("aws iot delete-job");
    }
}
