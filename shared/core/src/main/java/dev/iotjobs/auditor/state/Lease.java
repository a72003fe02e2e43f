package dev.iotjobs.auditor.state;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to audit a Region. It keeps two audits from using one API budget, and a message from being sent by a run that
 * has been overtaken; what keeps records right is that every write is conditional.
 *
 * @param holder the run that holds it
 * @param until when it expires unless it is renewed
 */
public record Lease(String holder, Instant until) {

    /** How long a run that was killed blocks the next one. */
    public static final Duration LENGTH = Duration.ofMinutes(2);

    /** Whether it is in force. One that is further ahead than a lease lasts was written by a clock that is wrong. */
    public boolean holds(Instant now) {
        return until.isAfter(now) && !until.isAfter(now.plus(LENGTH));
    }
}
