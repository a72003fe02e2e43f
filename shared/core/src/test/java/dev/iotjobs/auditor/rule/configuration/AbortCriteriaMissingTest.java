package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.ComplianceStatus.COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NON_COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NOT_APPLICABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.AbortConfig;
import dev.iotjobs.auditor.job.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbortCriteriaMissingTest {

    private final AbortCriteriaMissing rule = new AbortCriteriaMissing();

    @Test
    void judge_groupWithoutCriteria_isNonCompliant() {
        Verdict verdict =
                rule.judge(Jobs.inProgress().targets(List.of(Jobs.GROUP)).build(), Jobs.now());

        assertThat(verdict.status()).isEqualTo(NON_COMPLIANT);
        assertThat(verdict.severity()).isEqualTo(Severity.HIGH);
        assertThat(String.valueOf(verdict.command()))
                .contains("--abort-config '{\"criteriaList\":[{\"failureType\":\"ALL\"");
    }

    @Test
    void judge_twoThingsWithoutCriteria_isNonCompliant() {
        Job job =
                Jobs.inProgress().targets(List.of(Jobs.THING, Jobs.OTHER_THING)).build();

        assertThat(rule.judge(job, Jobs.now()).status()).isEqualTo(NON_COMPLIANT);
    }

    @Test
    void judge_oneThing_isNotApplicableHoweverManyExecutionsItsRetriesMake() {
        Job job = Jobs.inProgress()
                .jobProcessDetails(JobProcessDetails.ofExecuted(0, 4, 0, 0))
                .build();

        assertThat(rule.judge(job, Jobs.now()).status()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void judge_anyCriterion_isCompliant() {
        Job job = Jobs.inProgress()
                .targets(List.of(Jobs.GROUP))
                .abortConfig(new AbortConfig(List.of(new AbortCriteria("FAILED", "CANCEL", 50.0, 1))))
                .build();

        assertThat(rule.judge(job, Jobs.now()).status()).isEqualTo(COMPLIANT);
    }

    @Test
    void judge_finishedJob_isNotApplicable() {
        Job job = Jobs.job(JobStatus.COMPLETED).targets(List.of(Jobs.GROUP)).build();

        assertThat(rule.judge(job, Jobs.now()).status()).isEqualTo(NOT_APPLICABLE);
    }
}
