package dev.iotjobs.simulator.fleet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The size, time and origin of a fleet. The same settings make the same fleet on every machine.
 *
 * @param seed seed of all random choices
 * @param jobs number of jobs, 10 to 100,000
 * @param region such as {@code eu-west-1}
 * @param accountId twelve digits
 * @param now the time for which the fleet is made, cut to whole milliseconds. Jobs are at most two years older.
 */
public record FleetSettings(long seed, int jobs, String region, String accountId, Instant now) {

    public static final int FEWEST_JOBS = 10;
    public static final int MOST_JOBS = 100_000;

    /** A fleet of at least this number of jobs has jobs of every scenario. */
    public static final int JOBS_FOR_EVERYTHING = 600;

    /** @throws IllegalArgumentException if a value is out of bounds; the message names the value */
    public FleetSettings {
        if (jobs < FEWEST_JOBS || jobs > MOST_JOBS) {
            throw new IllegalArgumentException(
                    "jobs: must be from " + FEWEST_JOBS + " to " + MOST_JOBS + ", got " + jobs);
        }
        if (!region.matches("[a-z]{2,4}-[a-z-]{2,30}-\\d")) {
            throw new IllegalArgumentException("region: must look like eu-west-1, got '" + region + "'");
        }
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("accountId: must be twelve digits, got '" + accountId + "'");
        }
        now = now.truncatedTo(ChronoUnit.MILLIS);
    }
}
