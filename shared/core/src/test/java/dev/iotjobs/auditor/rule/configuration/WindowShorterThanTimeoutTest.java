package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowShorterThanTimeoutTest {

    private final RuleTester rule = RuleTester.of(new WindowShorterThanTimeout());

    private static JobBuilder windows(long timeout, @Nullable Integer... minutes) {
        SchedulingConfig schedule = new SchedulingConfig(
                "2026-03-09T07:00",
                null,
                null,
                Stream.of(minutes)
                        .map(each -> new MaintenanceWindow("cron(0 2 * * ? *)", each))
                        .toList());
        return Jobs.inProgress().schedulingConfig(schedule).timeoutConfig(new TimeoutConfig(timeout));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_shortWindow_isLowWithTheCommandThatLowersTheTimeout() {
        Verdict verdict = judge(windows(1_440, 120, 60));

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason())
                .isEqualTo("the shortest maintenance window is 60 min, and the timeout is 1,440 min");
        assertThat(verdict.evidence().values())
                .containsEntry("durationsInMinutes", "60, 120")
                .containsEntry("inProgressTimeoutInMinutes", 1_440L);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --timeout-config inProgressTimeoutInMinutes=60");
        assertThat(verdict.commands().getFirst().purpose())
                .isEqualTo("Lower the timeout. It applies to executions that have not started yet:");
    }

    @ParameterizedTest
    @CsvSource({"60, COMPLIANT", "61, COMPLIANT", "59, LOW", "0, LOW"})
    void judge_duration_isComparedWithTheTimeout(int minutes, String expected) {
        assertThat(judge(windows(60, minutes)).word()).isEqualTo(expected);
    }

    @Test
    void judge_oneShortWindowOfTwo_isLow() {
        assertThat(judge(windows(60, 120, 30)).word()).isEqualTo("LOW");
    }

    @Test
    void judge_windowsWithoutDuration_areLeftOut() {
        assertThat(judge(windows(60, new Integer[] {null})).word()).isEqualTo("MISSING");
        assertThat(judge(windows(60, null, 30)).word()).isEqualTo("LOW");
        assertThat(judge(windows(60, null, 60)).word()).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({"0", "10081"})
    void judge_timeoutThatTheServiceDoesNotKnow_isNone(long timeout) {
        assertThat(judge(windows(timeout, 30)).word()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_noWindowOrNoTimeout_isNotApplicable() {
        assertThat(judge(windows(60)).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(windows(60, 30).timeoutConfig(null)).word()).isEqualTo("NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, LOW",
        "SCHEDULED, LOW",
        "PAUSED, LOW",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "'', MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(judge(windows(60, 30).status(JobStatus.of(status))).word()).isEqualTo(expected);
    }
}
