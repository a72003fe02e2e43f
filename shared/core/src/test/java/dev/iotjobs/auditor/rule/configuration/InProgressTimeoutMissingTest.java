package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InProgressTimeoutMissingTest {

    private final RuleTester rule = RuleTester.of(new InProgressTimeoutMissing());

    private static JobBuilder timeout(@Nullable Long minutes) {
        return Jobs.inProgress().timeoutConfig(new TimeoutConfig(minutes));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_noTimeout_isNonCompliantWithTheCommandThatSetsOne() {
        Verdict verdict = judge(Jobs.inProgress());

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(verdict.reason()).isEqualTo("no in-progress timeout is set");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --timeout-config inProgressTimeoutInMinutes=60");
        assertThat(verdict.evidence().values())
                .containsEntry("status", "IN_PROGRESS")
                .containsEntry("origin", "SELF");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, NON_COMPLIANT MEDIUM",
        "0, NON_COMPLIANT MEDIUM",
        "1, COMPLIANT",
        "10080, COMPLIANT",
        "10081, NON_COMPLIANT MEDIUM",
        "9223372036854775807, NON_COMPLIANT MEDIUM"
    })
    void judge_timeoutOutsideTheBoundsOfTheService_countsAsNone(long minutes, String expected) {
        assertThat(Outcomes.of(judge(timeout(minutes)))).isEqualTo(expected);
    }

    @Test
    void judge_timeoutOutsideTheBounds_isStated() {
        Verdict verdict = judge(timeout(10_081L));

        assertThat(verdict.reason()).isEqualTo("the in-progress timeout is 10,081 min, outside 1 to 10,080");
        assertThat(verdict.evidence().values()).containsEntry("inProgressTimeoutInMinutes", 10_081L);
    }

    @Test
    void judge_timeoutSet_saysWhich() {
        assertThat(judge(timeout(60L)).reason()).isEqualTo("60 min is set");
    }

    @Test
    void judge_timeOutRetriesWithoutATimeout_areStated() {
        JobExecutionsRetryConfig timeOuts = new JobExecutionsRetryConfig(List.of(new RetryCriteria("TIMED_OUT", 2)));
        JobExecutionsRetryConfig failures = new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", 2)));

        assertThat(judge(Jobs.inProgress().jobExecutionsRetryConfig(timeOuts)).reason())
                .endsWith("; retries after a time-out can never start");
        assertThat(judge(Jobs.inProgress().jobExecutionsRetryConfig(failures)).reason())
                .doesNotContain("retries");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, NON_COMPLIANT MEDIUM",
        "SCHEDULED, NON_COMPLIANT MEDIUM",
        "PAUSED, NON_COMPLIANT MEDIUM",
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(Outcomes.of(judge(Jobs.job(JobStatus.of(status))))).isEqualTo(expected);
    }

    @Test
    void judge_finishedJob_saysThatItEnded() {
        Verdict verdict = rule.judge(Jobs.facts(Jobs.job(JobStatus.COMPLETED)), Jobs.open(Severity.MEDIUM));

        assertThat(verdict.reason()).isEqualTo("the job ended");
    }
}
