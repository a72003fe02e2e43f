package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.ComplianceStatus.COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NON_COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NOT_APPLICABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TimeoutConfig;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InProgressTimeoutMissingTest {

    private final InProgressTimeoutMissing rule = new InProgressTimeoutMissing();

    @Test
    void judge_noTimeout_isNonCompliantWithTheCommandThatMendsIt() {
        Verdict verdict = rule.judge(Jobs.inProgress().build(), Jobs.now());

        assertThat(verdict.status()).isEqualTo(NON_COMPLIANT);
        assertThat(verdict.command())
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --timeout-config inProgressTimeoutInMinutes=60");
    }

    @ParameterizedTest
    @CsvSource({"0, NON_COMPLIANT", "1, COMPLIANT", "10080, COMPLIANT", "10081, NON_COMPLIANT", "-5, NON_COMPLIANT"})
    void judge_timeoutAtTheBounds_countsOnlyInside(long minutes, ComplianceStatus expected) {
        Job job = Jobs.inProgress().timeoutConfig(new TimeoutConfig(minutes)).build();

        assertThat(rule.judge(job, Jobs.now()).status()).isEqualTo(expected);
    }

    @Test
    void judge_timeoutOutOfBounds_statesTheValue() {
        Job job = Jobs.inProgress().timeoutConfig(new TimeoutConfig(20000L)).build();

        assertThat(rule.judge(job, Jobs.now()).reason()).contains("20000 minutes");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, NON_COMPLIANT",
        "SCHEDULED, NON_COMPLIANT",
        "QUEUED, NON_COMPLIANT",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE"
    })
    void judge_noTimeout_concernsLiveJobsOnly(String status, ComplianceStatus expected) {
        assertThat(rule.judge(Jobs.job(new JobStatus(status)).build(), Jobs.now())
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void judge_finishedJobWithTimeout_isNotApplicable() {
        Job job = Jobs.job(JobStatus.COMPLETED)
                .timeoutConfig(new TimeoutConfig(60L))
                .build();

        assertThat(rule.judge(job, Jobs.now()).status())
                .isEqualTo(NOT_APPLICABLE)
                .isNotEqualTo(COMPLIANT);
    }
}
