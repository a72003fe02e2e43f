package dev.iotjobs.auditor.state;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to audit a Region. Prevents two audits from using one API budget, and a run that lost the lease from
 * sending messages. It does not protect records: conditional writes do.
 *
 * @param holder the run that holds it
 * @param until when it expires unless it is renewed
 */
public record Lease(String holder, Instant until) {

    /** Time for which a killed run blocks the next one. */
    public static final Duration LENGTH = Duration.ofMinutes(2);

    /**
     * Whether the lease is in force. One that ends later than a lease can last was written with a wrong clock and does
     * not count.
     */
    public boolean holds(Instant now) {
        return until.isAfter(now) && !until.isAfter(now.plus(LENGTH));
    }
}
