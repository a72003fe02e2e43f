package dev.iotjobs.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.simulator.AbortReason;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.TargetSelection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests each job of several fleets on its own. The fleets differ in seed, size, region and time. */
class FleetConsistencyTest {

    private static final List<Fleet> FLEETS = Stream.of(
                    FleetTest.settings(11, 3_000),
                    FleetTest.settings(-12, FleetSettings.JOBS_FOR_EVERYTHING),
                    new FleetSettings(13, 1_000, "cn-north-1", "210987654321", Instant.parse("2027-12-31T23:59:59Z")),
                    new FleetSettings(
                            14, 1_000, "us-gov-west-1", "000000000001", Instant.parse("2028-02-29T00:00:00Z")))
            .map(Fleet::of)
            .toList();

    private static final String SERVICE_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d";

    private static void eachJob(Consumer<SimulatedJob> check) {
        FLEETS.forEach(fleet -> assertThat(fleet.jobs()).allSatisfy(each -> check.accept(each.job())));
    }

    @Test
    void ids_andTexts_areWhatTheServiceAccepts() {
        eachJob(job -> {
            assertThat(job.jobId()).matches("[a-zA-Z0-9_-]{1,64}");
            assertThat(job.targets()).isNotEmpty().hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
            assertThat(matchesOrNull(job.reasonCode(), "[\\p{Upper}\\p{Digit}_]{1,128}"))
                    .isTrue();
            assertThat(matchesOrNull(job.description(), "[^\\p{C}]{1,2028}")).isTrue();
            assertThat(matchesOrNull(job.comment(), "[^\\p{C}]{1,2028}")).isTrue();
            assertThat(matchesOrNull(job.namespaceId(), "[a-zA-Z0-9_-]+")).isTrue();
            assertThat(job.document()).isNotNull().startsWith("{").endsWith("}");
        });
    }

    @Test
    void arns_areOfTheFleetsPartitionRegionAndAccount() {
        String[] partitions = {"aws", "aws", "aws-cn", "aws-us-gov"};
        for (int index = 0; index < partitions.length; index++) {
            FleetSettings settings = FLEETS.get(index).settings();
            String prefix = "arn:" + partitions[index] + ":iot:" + settings.region() + ":" + settings.accountId() + ":";
            assertThat(FLEETS.get(index).jobs())
                    .allSatisfy(each -> assertThat(each.job().targets())
                            .allSatisfy(target -> assertThat(target).startsWith(prefix + "thing")));
        }
    }

    @Test
    void times_areInOrderAndNeverAhead() {
        FLEETS.forEach(fleet -> assertThat(fleet.jobs()).allSatisfy(each -> {
            SimulatedJob job = each.job();
            Instant now = fleet.settings().now();
            assertThat(job.createdAt()).isBetween(now.minus(Duration.ofDays(730)), now);
            assertThat(job.lastUpdatedAt()).isBetween(job.createdAt(), now);
            assertThat(job.createdAt()).isEqualTo(job.createdAt().truncatedTo(ChronoUnit.MILLIS));
            if (job.completedAt() != null) {
                assertThat(job.completedAt()).isEqualTo(job.lastUpdatedAt());
            }
        }));
    }

    @Test
    void completedAt_isThereWhenTheJobHasEnded() {
        eachJob(job -> assertThat(job.completedAt() != null)
                .isEqualTo(job.status().isTerminal() && !Boolean.TRUE.equals(job.isConcurrent())));
    }

    @Test
    void counters_ofEndedJobs_leaveNothingWaiting() {
        eachJob(job -> {
            if (job.status() == JobStatus.COMPLETED) {
                assertThat(job.counters().queued()
                                + job.counters().inProgress()
                                + job.counters().canceled())
                        .isZero();
            }
            if (job.status() == JobStatus.CANCELED) {
                assertThat(job.counters().queued()).isZero();
            }
        });
    }

    @Test
    void counters_addUpToTheTargetedThings() {
        FLEETS.forEach(fleet -> assertThat(fleet.jobs()).allSatisfy(each -> {
            SimulatedJob job = each.job();
            int things = things(fleet, job);
            if (retries(job)) {
                assertThat(job.counters().total()).isGreaterThan(things);
            } else if (rollingOut(job) || job.status() == JobStatus.SCHEDULED) {
                assertThat(job.counters().total()).isLessThanOrEqualTo(things);
            } else {
                assertThat(job.counters().total()).isIn(0, things);
            }
        }));
    }

    @Test
    void liveJobs_areWaitingForSomethingUnlessContinuous() {
        eachJob(job -> {
            if (job.status() == JobStatus.IN_PROGRESS && job.targetSelection() == TargetSelection.SNAPSHOT) {
                assertThat(job.counters().queued() + job.counters().inProgress())
                        .isPositive();
            }
            if (job.status() == JobStatus.COMPLETED) {
                assertThat(job.targetSelection()).isEqualTo(TargetSelection.SNAPSHOT);
            }
        });
    }

    @Test
    void concurrency_isOfRolloutsAndCancellations() {
        eachJob(job -> {
            assertThat(job.isConcurrent()).isNotNull();
            if (Boolean.TRUE.equals(job.isConcurrent())) {
                assertThat(job.status()).isIn(JobStatus.IN_PROGRESS, JobStatus.CANCELED);
            }
        });
    }

    @Test
    void thingGroupId_isGivenForGroupsOnly() {
        eachJob(job -> assertThat(job.thingGroupId() != null)
                .isEqualTo(job.targets().getFirst().contains(":thinggroup/")));
    }

    @Test
    void removedExecutions_areOfContinuousJobs() {
        eachJob(job -> {
            if (job.counters().removed() > 0) {
                assertThat(job.targetSelection()).isEqualTo(TargetSelection.CONTINUOUS);
            }
        });
        assertThat(FLEETS.getFirst().jobsOf("things-removed"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.job().counters().removed()).isPositive());
    }

    @Test
    void abortCriteria_areMetByAbortedJobsOnly() {
        eachJob(job -> assertThat(AbortReason.of(job.settings().abortConfig(), job.counters()))
                .as(job.jobId())
                .matches(reason -> reason.isEmpty() || AbortReason.CODE.equals(job.reasonCode())));
        assertThat(FLEETS.getFirst().jobsOf("firmware-lost-and-aborted"))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.job().status()).isEqualTo(JobStatus.CANCELED);
                    assertThat(each.job().forceCanceled()).isFalse();
                    assertThat(each.job().reasonCode()).isEqualTo("ABORT_CANCEL");
                    assertThat(each.job().comment())
                            .startsWith("Abort criteria for failure type ALL with threshold 10.00% met. Total");
                });
    }

    @Test
    void scheduledJobs_haveASchedule() {
        eachJob(job -> {
            JobSettings.SchedulingConfig schedule = job.settings().schedulingConfig();
            if (job.status() == JobStatus.SCHEDULED) {
                assertThat(schedule).isNotNull();
            }
            assertThat(job.scheduledJobRollouts())
                    .hasSize(schedule != null && schedule.maintenanceWindows() != null ? 7 : 0);
            assertThat(job.scheduledJobRollouts())
                    .allSatisfy(start -> assertThat(start).matches(SERVICE_TIME));
            if (schedule != null) {
                assertThat(job.targetSelection() == TargetSelection.CONTINUOUS)
                        .isEqualTo(schedule.maintenanceWindows() != null);
                assertThat(schedule.startTime()).matches(SERVICE_TIME);
            }
        });
    }

    @Test
    void deletions_areNoMoreThanTheServiceDoesAtOnce() {
        assertThat(FLEETS)
                .allSatisfy(fleet -> assertThat(fleet.jobs())
                        .filteredOn(each -> each.job().status() == JobStatus.DELETION_IN_PROGRESS)
                        .hasSizeBetween(1, 10));
    }

    @Test
    void greengrassAndFreeRtosJobs_lookLikeTheirMakers() {
        Fleet fleet = FLEETS.getFirst();
        assertThat(fleet.jobsOf("greengrass-deployment")).isNotEmpty().allSatisfy(each -> {
            assertThat(each.job().jobId())
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(each.job().targetSelection()).isEqualTo(TargetSelection.CONTINUOUS);
            assertThat(each.job().namespaceId()).isEqualTo("aws-gg-deployment");
        });
        assertThat(fleet.jobsOf("freertos-ota"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.job().jobId()).startsWith("AFR_OTA-"));
    }

    @Test
    void bothSidesOfEveryThreshold_occur() {
        List<FleetJob> jobs = FLEETS.getFirst().jobs();
        Instant now = FLEETS.getFirst().settings().now();

        assertThat(jobs).anyMatch(with(job -> percent(job) >= 9 && percent(job) < 10));
        assertThat(jobs).anyMatch(with(job -> job.counters().failed() > 0 && percent(job) == 10));
        assertThat(jobs).anyMatch(with(job -> percent(job) > 10 && percent(job) < 20));
        assertThat(jobs).anyMatch(with(job -> Math.round(percent(job)) == 38));
        assertThat(jobs).anyMatch(forcedDaysAgo(29, now));
        assertThat(jobs).anyMatch(forcedDaysAgo(30, now).or(forcedDaysAgo(31, now)));
        assertThat(jobs).anyMatch(with(job -> job.settings().timeoutConfig() == null));
        assertThat(jobs)
                .anyMatch(with(job -> Guards.EMPTY_TIMEOUT.equals(job.settings().timeoutConfig())));
        assertThat(jobs)
                .anyMatch(with(job -> Guards.timeout(60).equals(job.settings().timeoutConfig())));
    }

    @Test
    void wave_threeJobsInARow_areStagesOfOneRelease() {
        Map<String, List<SimulatedJob>> releases = FLEETS.getFirst().jobsOf("firmware-wave").stream()
                .map(FleetJob::job)
                .collect(Collectors.groupingBy(
                        job -> job.destinationPackageVersions().getFirst()
                                + job.jobId().replaceAll("-(canary|10pct|all)-", "-")));

        assertThat(releases.values())
                .filteredOn(stages -> stages.size() == 3)
                .isNotEmpty()
                .allSatisfy(stages -> {
                    assertThat(stages.get(0).jobId()).contains("-canary-");
                    assertThat(stages.get(1).jobId()).contains("-10pct-");
                    assertThat(stages.get(2).jobId()).contains("-all-");
                });
    }

    private static Predicate<FleetJob> with(Predicate<SimulatedJob> predicate) {
        return each -> predicate.test(each.job());
    }

    private static Predicate<FleetJob> forcedDaysAgo(long days, Instant now) {
        return with(job -> Boolean.TRUE.equals(job.forceCanceled())
                && Duration.between(job.lastUpdatedAt(), now).toDays() == days);
    }

    private static double percent(SimulatedJob job) {
        JobCounters counters = job.counters();
        int unsuccessful = counters.failed() + counters.rejected() + counters.timedOut();
        return 100.0 * unsuccessful / Math.max(1, unsuccessful + counters.succeeded());
    }

    private static boolean rollingOut(SimulatedJob job) {
        return job.status() == JobStatus.IN_PROGRESS && Boolean.TRUE.equals(job.isConcurrent());
    }

    private static boolean retries(SimulatedJob job) {
        return job.settings().jobExecutionsRetryConfig() != null;
    }

    private static int things(Fleet fleet, SimulatedJob job) {
        return job.targets().stream()
                .mapToInt(target -> fleet.groupSizes().getOrDefault(target, 1))
                .sum();
    }

    private static boolean matchesOrNull(@Nullable String text, String pattern) {
        return text == null || text.matches(pattern);
    }
}
