package dev.iotjobs.auditor.state.record;

import java.time.Instant;

/**
 * A failure of the last attempts to describe a job.
 *
 * @param inARow number of audits in a row that could not describe the job, at least 1; counted once a tick
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
