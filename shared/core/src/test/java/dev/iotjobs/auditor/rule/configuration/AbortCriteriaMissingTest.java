package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbortCriteriaMissingTest {

    private final RuleTester rule = RuleTester.of(new AbortCriteriaMissing());

    private static JobBuilder onGroup() {
        return Jobs.inProgress().targets(List.of(Jobs.GROUP));
    }

    private static AbortConfig criterion(AbortCriteria criterion) {
        return new AbortConfig(List.of(criterion));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_groupWithoutCriteria_isNonCompliantWithTheCommandThatSetsThem() {
        Verdict verdict = judge(onGroup());

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason()).isEqualTo("no abort criteria are set; the job targets a thing group");
        assertThat(verdict.commands().getFirst().toString())
                .contains("--abort-config '{\"criteriaList\":[{\"failureType\":\"ALL\"");
    }

    @Test
    void judge_severalTargets_areCountedByKind() {
        Verdict verdict = judge(Jobs.inProgress().targets(List.of(Jobs.THING, Jobs.OTHER_THING, Jobs.GROUP)));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason()).endsWith("the job targets a thing group and 2 things");
        assertThat(verdict.evidence().values()).containsEntry("thingGroups", 1).containsEntry("things", 2);
    }

    @Test
    void judge_twoThingsWithoutCriteria_isNonCompliant() {
        Verdict verdict = judge(Jobs.inProgress().targets(List.of(Jobs.THING, Jobs.OTHER_THING)));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason()).isEqualTo("no abort criteria are set; the job targets 2 things");
    }

    @Test
    void judge_targetsOfOtherKinds_areCountedBesideTheOthers() {
        String other = "arn:aws:iot:eu-west-1:123456789012:billinggroup/pumps";

        assertThat(judge(Jobs.inProgress().targets(List.of(Jobs.GROUP, other))).reason())
                .endsWith("the job targets a thing group and 1 other target");
    }

    @Test
    void judge_oneThing_isNotApplicableHoweverManyExecutionsItsRetriesMake() {
        JobBuilder job = Jobs.inProgress()
                .targets(List.of(Jobs.THING, Jobs.THING))
                .jobProcessDetails(JobProcessDetails.ofExecuted(0, 4, 0, 0));

        assertThat(Outcomes.of(judge(job))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_targetsMissing_keepsAnOpenFinding() {
        JobBuilder job = Jobs.inProgress().targets(List.of());

        assertThat(Outcomes.of(rule.judge(Jobs.facts(job), Jobs.open(Severity.HIGH))))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(job).reason()).isEqualTo("AWS IoT returned no usable targets");
    }

    @Test
    void judge_criterionOfAnyType_isCompliant() {
        assertThat(Outcomes.of(judge(onGroup().abortConfig(criterion(new AbortCriteria("FAILED", "CANCEL", 50.0, 1))))))
                .isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(judge(onGroup().abortConfig(criterion(new AbortCriteria("HUNG", null, null, null))))))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_criterionWithoutFailureType_isNone() {
        assertThat(Outcomes.of(judge(onGroup().abortConfig(criterion(new AbortCriteria(null, "CANCEL", 10.0, 10))))))
                .isEqualTo("NON_COMPLIANT HIGH");
        assertThat(Outcomes.of(judge(onGroup().abortConfig(criterion(new AbortCriteria(null, null, null, null))))))
                .isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_greengrassDeployment_isMedium() {
        assertThat(Outcomes.of(judge(onGroup().namespaceId("aws-gg-deployment"))))
                .isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(Outcomes.of(judge(onGroup().namespaceId("acme")))).isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_retries_areStated() {
        JobExecutionsRetryConfig retries = new JobExecutionsRetryConfig(List.of(new RetryCriteria("ALL", 3)));

        assertThat(judge(onGroup().jobExecutionsRetryConfig(retries)).reason())
                .endsWith("; each failed device tries 3 more times");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NON_COMPLIANT HIGH",
        "PAUSED, NON_COMPLIANT HIGH",
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        JobBuilder job = Jobs.job(JobStatus.of(status)).targets(List.of(Jobs.GROUP));

        assertThat(Outcomes.of(judge(job))).isEqualTo(expected);
    }

    @Test
    void judge_statusMissing_stillDoesNotConcernASingleThing() {
        assertThat(Outcomes.of(judge(Jobs.job(JobStatus.UNKNOWN)))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }
}
