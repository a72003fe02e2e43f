package dev.iotjobs.auditor.state;

import java.time.Duration;
import java.time.Instant;

/**
 * The right of one run to audit a Region, and to send messages about the Region. Leases keep two audits from sharing
 * one API budget. Leases do not protect records: conditional writes do that. {@code audit.Leases} takes, renews and
 * releases leases.
 *
 * @param holder id of the run that holds the lease
 * @param until when the lease expires unless the run renews it
 */
public record Lease(String holder, Instant until) {

    /** Length of a lease, which is also the longest time that a killed run blocks the next run. */
    public static final Duration LENGTH = Duration.ofMinutes(2);

    /** Largest accepted difference between the estimates that two runs make of DynamoDB's time. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /**
     * Whether the lease is in force. False if the lease has expired. False also if the lease ends more than {@link
     * #LENGTH} and 5 seconds after {@code now}, because a run with a wrong clock wrote such a lease.
     *
     * @param now the run's estimate of the time of DynamoDB's clock
     */
    public boolean holds(Instant now) {
        return until.isAfter(now) && !until.isAfter(now.plus(LENGTH).plus(TOLERANCE));
    }
}
