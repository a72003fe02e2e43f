package dev.iotjobs.auditor.state.record;

import java.time.Instant;

/**
 * The failure of the last attempts to describe a job.
 *
 * @param inARow number of failed attempts in a row, at least 1; attempts within half a tick count as one
 * @param at time of the last attempt that was counted
 */
public record Failure(Kind kind, int inARow, Instant at) {

    /** Why an attempt to describe a job failed. */
    public enum Kind {
        DENIED,
        /** The answer of DescribeJob cannot be read. */
        MALFORMED,
        FAILED
    }
}
