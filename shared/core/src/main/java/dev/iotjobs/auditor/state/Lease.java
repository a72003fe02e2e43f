package dev.iotjobs.auditor.state;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to audit a Region. Prevents two audits from using one API budget at once. Also prevents a run that lost the
 * lease from sending messages. Conditional writes, not leases, prevent two runs from overwriting each other's records.
 *
 * @param holder id of the run that holds the lease
 * @param until when the lease expires unless the run renews it
 */
public record Lease(String holder, Instant until) {

    /** Length of a lease, which is also the longest time that a killed run blocks the next run. */
    public static final Duration LENGTH = Duration.ofMinutes(2);

    /** Each run estimates the service's time. The estimates of two runs may differ by this much. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /**
     * Whether the lease is in force. A lease that ends later than a new lease would end is not in force: the run that
     * wrote it had a wrong clock.
     *
     * @param now the time of DynamoDB's clock, as far as the run can estimate it
     */
    public boolean holds(Instant now) {
        return until.isAfter(now) && !until.isAfter(now.plus(LENGTH).plus(TOLERANCE));
    }
}
