package dev.iotjobs.auditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iot describe-job --job-id update-job",
                "iot list-job-executions-for-job --job-id a\nb --status FAILED",
                "service-quotas get-service-quota --service-code iot"
            })
    void purpose_commandThatOnlyReads_isToLook(String command) {
        assertThat(FindingText.purpose(finding(command))).isEqualTo("look");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iot update-job --job-id list-jobs",
                "iot cancel-job --job-id get-well",
                "service-quotas request-service-quota-increase --quota-code L-FBF5CD89",
                "list-jobs delete-job --job-id describe-job"
            })
    void purpose_commandThatChangesSomething_isToFix(String command) {
        assertThat(FindingText.purpose(finding(command))).isEqualTo("fix");
    }

    private static Finding finding(String command) {
        return Samples.open(
                new Subject.OfRegion(Samples.IRELAND),
                Samples.COVERAGE,
                Severity.LOW,
                "a reason",
                Evidence.none(),
                CliCommand.aws(command.split(" ", -1)));
    }
}
