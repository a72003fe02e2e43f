package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.DocumentParameters;
import dev.iotjobs.auditor.job.DocumentParameters.RunAs;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsAsRootTest {

    private final RuleTester rule = RuleTester.of(new RunsAsRoot());

    private static JobBuilder runAs(String user) {
        return Jobs.inProgress()
                .jobTemplateArn("arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0")
                .documentParameters(Map.of("runAsUser", user, "command", "ls"));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @ParameterizedTest
    @CsvSource({
        "root,     NON_COMPLIANT MEDIUM",
        "0,        NON_COMPLIANT MEDIUM",
        "'',       INSUFFICIENT_DATA UNDECIDED",
        "' ',      INSUFFICIENT_DATA UNDECIDED",
        "' \u200b', INSUFFICIENT_DATA UNDECIDED",
        "Root,     COMPLIANT",
        "ggc_user, COMPLIANT",
        "00,       COMPLIANT",
    })
    void judge_user_decides(String user, String expected) {
        assertThat(Outcomes.of(judge(runAs(user)))).isEqualTo(expected);
    }

    @Test
    void judge_root_namesTemplateAndPath() {
        Verdict verdict = judge(runAs("root"));

        assertThat(verdict.reason()).isEqualTo("the job runs as user root, from template AWS-Run-Command:1.0");
        assertThat(verdict.evidence().values())
                .containsEntry("path", "documentParameters.runAsUser")
                .containsEntry("user", "root")
                .containsEntry("template", "AWS-Run-Command:1.0");
        assertThat(verdict.commands()).last().asString().endsWith(" --document-parameters runAsUser=USER");
        assertThat(judge(runAs("ggc_user")).toString()).doesNotContain("ggc_user");
    }

    @Test
    void judge_noUserNamed_isUndecided() {
        assertThat(Outcomes.of(judge(runAs("root").documentParameters(Map.of()))))
                .isEqualTo("INSUFFICIENT_DATA UNDECIDED");
        assertThat(Outcomes.of(judge(runAs("root").documentParameters(Map.of("command", "ls")))))
                .isEqualTo("INSUFFICIENT_DATA UNDECIDED");
    }

    @Test
    void judge_ownTemplateOrNone_isNotApplicable() {
        assertThat(Outcomes.of(judge(runAs("root").jobTemplateArn(null)))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(
                        judge(runAs("root").jobTemplateArn("arn:aws:iot:eu-west-1:123456789012:jobtemplate/AWS-own"))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_parametersThatAnEarlierVersionStored_areOutdated() {
        DocumentParameters stored = new DocumentParameters(List.of("runAsUser"), null, RunAs.UNSET);

        assertThat(Outcomes.of(judge(runAs("root").documentParameters(stored))))
                .isEqualTo("INSUFFICIENT_DATA OUTDATED");
    }

    @Test
    void judge_finishedJob_isNotApplicable() {
        assertThat(Outcomes.of(judge(runAs("root").status(JobStatus.COMPLETED))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }
}
