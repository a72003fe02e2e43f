package dev.iotjobs.auditor.state.record;

import java.time.Instant;

/**
 * That a job could not be described when it was last asked for.
 *
 * @param inARow audits in a row in which it could not be described, at least 1; counted once a tick
 * @param at the last attempt that was counted
 */
public record Failure(Kind kind, int inARow, Instant at) {

    /** What went wrong. */
    public enum Kind {
        DENIED,
        /** The answer cannot be read. */
        MALFORMED,
        FAILED
    }
}
