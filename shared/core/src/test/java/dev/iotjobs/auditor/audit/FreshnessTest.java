package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often audits describe jobs when calls take time. */
class FreshnessTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();

    private void putMoving(int jobs, int round) {
        for (int i = 0; i < jobs; i++) {
            installation
                    .region()
                    .put(TestJobs.healthy("job-%04d".formatted(i))
                            .jobProcessDetails(TestJobs.counters(50 + round, 0))
                            .build());
        }
    }

    @ParameterizedTest(name = "{0} live jobs, an audit every {1} minutes")
    @CsvSource({"3000,15", "3000,1440", "1000,5"})
    void movingJobs_areDescribedOnceInEveryTick(int jobs, int minutes) {
        installation.tick = Duration.ofMinutes(minutes);
        installation.budget = Budget.rate(5);
        installation.region().takes(Duration.ofMillis(80), installation.timeline);
        putMoving(jobs, 0);
        installation.tick();
        installation.region().takeDescribed();
        for (int round = 1; round <= 2; round++) {
            putMoving(jobs, round);

            AuditReport report = installation.tick();

            List<String> described = installation.region().takeDescribed();
            assertThat(described).as("tick %d", round).hasSize(jobs).doesNotHaveDuplicates();
            assertThat(report.runs().getFirst().isComplete()).isTrue();
        }
    }

    /**
     * Tests a job that runs in a weekly maintenance window.
     *
     * @param isKnown whether DescribeJob returns the start of the job's next window. If not, an audit learns of the
     *     window only from the changed status of the job.
     */
    @ParameterizedTest(name = "next windows known: {0}")
    @ValueSource(booleans = {true, false})
    void weeklyWindow_tenPercentOfTheDevicesFail_isFoundWithinTwoTicks(boolean isKnown) {
        installation.budget = Budget.rate(5);
        installation.region().takes(Duration.ofMillis(80), installation.timeline);
        putMoving(10, 0);
        JobBuilder job = TestJobs.healthy(TestJobs.key("weekly", TestJobs.CREATED), JobStatus.SCHEDULED)
                .jobProcessDetails(JobProcessDetails.builder().queued(1_000).build())
                .scheduledJobRollouts(isKnown ? List.of("2026-03-12T02:00") : List.of())
                .schedulingConfig(new SchedulingConfig(
                        "2026-03-05T02:00", null, null, List.of(new MaintenanceWindow("cron(0 2 ? * THU *)", 240))));
        installation.region().put(job.build());
        Instant opens = Instant.parse("2026-03-12T02:00:00Z");
        while (installation.timeline.instant().isBefore(opens)) {
            installation.tick();
        }

        int ticksWithFailures = 0;
        for (int round = 1; round <= 16; round++) {
            int failed = 10 * (round - 1);
            installation
                    .region()
                    .put(job.status(JobStatus.IN_PROGRESS)
                            .jobProcessDetails(JobProcessDetails.builder()
                                    .succeeded(90 * (round - 1))
                                    .failed(failed)
                                    .queued(1_000 - round * 50)
                                    .inProgress(50)
                                    .build())
                            .build());
            boolean isOpen = open(installation.tick()).contains("IOTJ-RUN-01 weekly HIGH");
            ticksWithFailures += failed > 0 ? 1 : 0;
            assertThat(isOpen)
                    .as("%d ticks after failures appeared", ticksWithFailures)
                    .isEqualTo(failed > 0);
        }
    }
}
