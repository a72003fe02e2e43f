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
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholderLeftTest {

    private final RuleTester rule = RuleTester.of(new PlaceholderLeft());

    private static JobBuilder with(Map<String, String> parameters) {
        return Jobs.inProgress()
                .jobTemplateArn("arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0")
                .documentParameters(parameters);
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_placeholderText_namesPatternAndPathAndNoValue() {
        Verdict verdict = judge(with(Map.of("checksum", "REPLACE_WITH_SUM", "file", "<FILE>")));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(verdict.reason())
                .isEqualTo("found placeholder text: REPLACE_ in documentParameters.checksum, <text> in"
                        + " documentParameters.file");
        assertThat(verdict.toString()).doesNotContain("WITH_SUM", "<FILE>");
        assertThat(verdict.evidence().values()).containsEntry("placeholders", 2);
    }

    @Test
    void judge_ignoredPath_isLeftOut() {
        SettingValues values = SettingValues.STANDARD.with(Scans.IGNORED_PATHS, List.of("documentParameters.check*"));
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(Outcomes.of(rule.judge(Jobs.facts(with(Map.of("checksum", "CHANGEME"))), context)))
                .isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(rule.judge(Jobs.facts(with(Map.of("other", "CHANGEME"))), context)))
                .isEqualTo("NON_COMPLIANT MEDIUM");
    }

    private static JobBuilder scanned(String value, String... sought) {
        return with(Map.of()).documentParameters(Map.of("file", value), List.of(sought));
    }

    private String word(JobBuilder job, String... placeholders) {
        SettingValues values = SettingValues.STANDARD.with(SharedSettings.PLACEHOLDERS, List.of(placeholders));
        return rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, values, Memory.NONE))
                .word();
    }

    @Test
    void judge_patternOfThePolicy_firesForSubjectsWhosePolicyHasIt() {
        JobBuilder job = scanned("a FILL-IN b", "*FILL-IN*", "*other*");

        assertThat(word(job, "*FILL-IN*")).isEqualTo("MEDIUM");
        assertThat(word(job, "*other*")).isEqualTo("COMPLIANT");
        assertThat(word(job)).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_patternThatIsNewerThanTheScan_isOutdatedUnlessSomethingElseIsFound() {
        assertThat(word(scanned("a FILL-IN b"), "*FILL-IN*")).isEqualTo("OUTDATED");
        assertThat(word(scanned("a FILL-IN b", "*FILL-IN*"), "*FILL-IN*", "*new*"))
                .isEqualTo("MEDIUM");
        assertThat(word(scanned("TODO"), "*FILL-IN*")).isEqualTo("MEDIUM");
    }

    @Test
    void judge_noParameters_needNoScan() {
        assertThat(word(with(Map.of()), "*FILL-IN*")).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_nothingFound_isCompliantForAManagedTemplateOnly() {
        assertThat(Outcomes.of(judge(with(Map.of("REPLACE_ME", "x"))))).isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(judge(with(Map.of("a", "x")).jobTemplateArn(null))))
                .isEqualTo("INSUFFICIENT_DATA OFF");
        assertThat(Outcomes.of(judge(with(Map.of("a", "TODO")).jobTemplateArn(null))))
                .isEqualTo("NON_COMPLIANT MEDIUM");
    }

    @Test
    void judge_parametersThatAnEarlierVersionStored_areOutdated() {
        JobBuilder job = with(Map.of()).documentParameters(new DocumentParameters(List.of("a"), null, RunAs.UNSET));

        assertThat(Outcomes.of(judge(job))).isEqualTo("INSUFFICIENT_DATA OUTDATED");
    }

    @Test
    void judge_finishedJob_isNotApplicable() {
        assertThat(Outcomes.of(judge(with(Map.of("a", "TODO")).status(JobStatus.COMPLETED))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }
}
