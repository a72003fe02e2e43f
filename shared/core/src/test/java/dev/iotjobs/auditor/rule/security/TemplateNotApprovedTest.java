package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
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

class TemplateNotApprovedTest {

    private static final String OWN = "arn:aws:iot:eu-west-1:123456789012:jobtemplate/";

    private final RuleTester rule = RuleTester.of(new TemplateNotApproved());

    private static JobBuilder madeFrom(@Nullable String template) {
        return Jobs.inProgress().jobTemplateArn(template);
    }

    private Verdict judge(JobBuilder job, String... approved) {
        SettingValues values = SettingValues.STANDARD.with(TemplateNotApproved.APPROVED_TEMPLATES, List.of(approved));
        return rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, values, Memory.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0,          COMPLIANT",
        "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:2.0,          NON_COMPLIANT LOW",
        "arn:aws:iot:eu-west-1:123456789012:jobtemplate/ok-1,        COMPLIANT",
        "arn:aws:iot:eu-west-1:123456789012:jobtemplate/other,       NON_COMPLIANT LOW",
    })
    void judge_patterns_decide(String template, String expected) {
        assertThat(Outcomes.of(judge(madeFrom(template), "arn:*:jobtemplate/AWS-*:1.?", OWN + "ok*")))
                .isEqualTo(expected);
    }

    @Test
    void judge_otherTemplate_isNamed() {
        Verdict verdict = judge(madeFrom(OWN + "other"), OWN + "ok");

        assertThat(verdict.reason()).isEqualTo("the job's template is not in 'approvedTemplates': " + OWN + "other");
        assertThat(verdict.evidence().values()).containsEntry("jobTemplateArn", OWN + "other");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot create-job --region eu-west-1 --job-id NEW_JOB_ID"
                        + " --job-template-arn TEMPLATE_ARN --targets TARGET_ARN");
    }

    @Test
    void judge_noTemplate_isNonCompliant() {
        assertThat(Outcomes.of(judge(madeFrom(null), "*"))).isEqualTo("NON_COMPLIANT LOW");
        assertThat(Outcomes.of(judge(madeFrom(" "), "*"))).isEqualTo("NON_COMPLIANT LOW");
    }

    @Test
    void judge_emptyList_isNotApplicable() {
        assertThat(Outcomes.of(judge(madeFrom(null)))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "firmware-7,            acme-updates,      NON_COMPLIANT LOW",
        "firmware-7,            aws-gg-deployment, NOT_APPLICABLE NOT_APPLICABLE",
        "GreengrassUpdateJob_7, '',                NOT_APPLICABLE NOT_APPLICABLE",
        "AFR_OTA-7,             '',                NOT_APPLICABLE NOT_APPLICABLE",
    })
    void judge_apiThatTakesNoTemplate_isNotApplicable(String jobId, String namespaceId, String expected) {
        JobBuilder job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS).namespaceId(namespaceId);

        assertThat(Outcomes.of(judge(job, OWN + "ok"))).isEqualTo(expected);
    }

    @Test
    void judge_finishedJob_isNotApplicable() {
        assertThat(Outcomes.of(judge(madeFrom(null).status(JobStatus.COMPLETED), OWN + "ok")))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }
}
