package dev.iotjobs.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:20:30.456Z");

    static FleetSettings settings(long seed, int jobs) {
        return new FleetSettings(seed, jobs, "eu-west-1", "123456789012", NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 599, 600, 5_000})
    void of_size_makesExactlySoManyJobsWithUniqueIds(int jobs) {
        Fleet fleet = Fleet.of(settings(1, jobs));

        assertThat(fleet.jobs()).hasSize(jobs);
        assertThat(fleet.jobs()).extracting(each -> each.job().jobId()).doesNotHaveDuplicates();
        assertThat(fleet.expected()).hasSize(jobs);
    }

    @Test
    void of_sameSettings_makesTheSameFleetInAnyLocaleAndZone() {
        Fleet here = Fleet.of(settings(7, 2_000));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Fleet.of(settings(7, 2_000))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Fails if a random choice changes. Such a change gives every seed another account. */
    @Test
    void of_knownSeed_makesTheKnownFleet() {
        List<FleetJob> jobs = Fleet.of(settings(42, 400)).jobs();

        assertThat(jobs.stream().map(each -> each.job().jobId()).limit(3))
                .containsExactly(
                        "45790f6f-0bd9-4256-a4a3-b1375bb5eb36", "certs-2025q4-charger-turin", "logs-batch-86695");
        assertThat(jobs.stream()
                        .map(FleetJob::job)
                        .map(job -> job.jobId() + job.createdAt() + job.lastUpdatedAt() + job.counters())
                        .collect(Collectors.joining("\n"))
                        .hashCode())
                .isEqualTo(-347327493);
    }

    @Test
    void of_otherSeed_makesAnotherFleet() {
        Set<String> one = Fleet.of(settings(1, 500)).expected().keySet();
        Set<String> other = Fleet.of(settings(2, 500)).expected().keySet();

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void of_enoughJobs_hasJobsOfEveryScenario() {
        Fleet fleet = Fleet.of(settings(3, FleetSettings.JOBS_FOR_EVERYTHING));

        assertThat(FleetGenerator.scenarios())
                .allSatisfy(scenario ->
                        assertThat(fleet.jobsOf(scenario.name())).hasSizeBetween(scenario.least(), scenario.most()));
    }

    @Test
    void scenarios_names_areUnique() {
        assertThat(FleetGenerator.scenarios()).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    @Test
    void of_largeFleet_hasTheProportionsOfARealOne() {
        List<FleetJob> jobs = Fleet.of(settings(4, 20_000)).jobs();
        assertThat(count(jobs, JobStatus.COMPLETED)).isBetween(16_000L, 18_500L);
        assertThat(count(jobs, JobStatus.IN_PROGRESS) + count(jobs, JobStatus.SCHEDULED))
                .isBetween(1_400L, 2_000L);
        assertThat(count(jobs, JobStatus.CANCELED)).isBetween(1_000L, 2_000L);
        assertThat(count(jobs, JobStatus.DELETION_IN_PROGRESS)).isBetween(1L, 10L);
        assertThat(jobs.stream().filter(each -> !each.brokenRules().isEmpty()).count())
                .isBetween(500L, 1_400L);
    }

    @Test
    void of_mostJobs_isQuickAndSmall() {
        long before = usedMegabytes();
        long started = System.nanoTime();
        Fleet fleet = Fleet.of(settings(5, FleetSettings.MOST_JOBS));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        long megabytes = usedMegabytes() - before;

        System.out.printf(Locale.ROOT, "100,000 jobs: %d MB in %d ms%n", megabytes, took.toMillis());
        assertThat(fleet.jobs()).hasSize(FleetSettings.MOST_JOBS);
        assertThat(megabytes).isLessThan(120);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void moveInto_account_holdsAllJobsAndGroupSizes() {
        Fleet fleet = Fleet.of(settings(6, 300));
        SimulatedAccount account = new SimulatedAccount("123456789012", InstantSource.fixed(NOW));

        fleet.moveInto(account);

        Map<String, SimulatedJob> jobs = new HashMap<>();
        fleet.jobs().forEach(each -> jobs.put(each.job().jobId(), each.job()));
        assertThat(account.jobs("eu-west-1").size()).isEqualTo(300);
        assertThat(account.jobs("eu-west-1").all())
                .allSatisfy(job -> assertThat(job).isSameAs(jobs.get(job.jobId())));
        assertThat(account.things("arn:aws:iot:eu-west-1:123456789012:thinggroup/all-devices"))
                .isEqualTo(48_000);
    }

    @Test
    void moveInto_foreignAccount_isRefused() {
        Fleet fleet = Fleet.of(settings(6, 10));
        SimulatedAccount account = new SimulatedAccount("210987654321", InstantSource.fixed(NOW));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.moveInto(account))
                .withMessage("account 210987654321: the fleet was made for 123456789012");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 100_001, -1})
    void settings_jobsOutOfBounds_areRefused(int jobs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, jobs))
                .withMessage("jobs: must be from 10 to 100000, got " + jobs);
    }

    private static long count(List<FleetJob> jobs, JobStatus status) {
        return jobs.stream().filter(each -> each.job().status() == status).count();
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
