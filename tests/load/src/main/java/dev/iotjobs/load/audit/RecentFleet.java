package dev.iotjobs.load.audit;

import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetJob;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recent jobs of generated fleets. A recent job has not ended, or ended in the last 29 days, so an audit describes it.
 */
public final class RecentFleet {

    private static final Duration DESCRIBED_AFTER_THE_END = Duration.ofDays(29);

    /**
     * Number of jobs in each generated fleet. About one in nine of them has not ended, or ended in the last 29 days.
     */
    private static final int JOBS_A_FLEET = 20_000;

    private RecentFleet() {}

    /** Puts this many recent jobs into an account. */
    public static void moveInto(SimulatedAccount account, String region, int jobs) {
        Instant now = account.clock().instant();
        Map<String, SimulatedJob> recent = new LinkedHashMap<>();
        for (long seed = 1; recent.size() < jobs; seed++) {
            Fleet fleet = Fleet.of(new FleetSettings(seed, JOBS_A_FLEET, region, account.accountId(), now));
            fleet.groupSizes().forEach(account::groupSize);
            fleet.jobs().stream()
                    .map(FleetJob::job)
                    .filter(job -> isRecent(job, now))
                    .forEach(job -> recent.putIfAbsent(job.jobId(), job));
        }
        recent.values().stream().limit(jobs).forEach(job -> account.put(region, job));
    }

    private static boolean isRecent(SimulatedJob job, Instant now) {
        return job.completedAt() == null || job.completedAt().isAfter(now.minus(DESCRIBED_AFTER_THE_END));
    }
}
