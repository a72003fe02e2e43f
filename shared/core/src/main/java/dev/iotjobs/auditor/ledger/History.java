package dev.iotjobs.auditor.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Region's past audits, as far as the next one needs them.
 *
 * @param firstAuditAt when the Region was audited first
 * @param baselineEndedAt when every job had been asked for once; null before
 * @param wholeListing the last attempt to read the list of jobs to its end, finished jobs included; null before the first
 */
public record History(
        Instant firstAuditAt,
        @Nullable Instant baselineEndedAt,
        @Nullable WholeListing wholeListing) {

    /** How long findings of a first look at an account are gathered at most. */
    public static final Duration LONGEST_BASELINE = Duration.ofHours(24);

    /**
     * An attempt to read the whole list of jobs.
     *
     * @param at when it was made
     * @param complete whether the end was reached
     * @param jobs so many were listed
     * @param unseen so many of these were listed and never asked for, for want of time
     */
    public record WholeListing(Instant at, boolean complete, int jobs, int unseen) {}

    public static History beginning(Instant now) {
        return new History(now, null, null);
    }

    /** Whether findings opened now belong to the first look at the account, and are told as one digest. */
    public boolean isBaseline(Instant now) {
        return baselineEndedAt == null && now.isBefore(firstAuditAt.plus(LONGEST_BASELINE));
    }

    /** Whether every job there was is known, as of the last attempt to list them all. */
    public boolean knowsEveryJob() {
        return wholeListing != null && wholeListing.complete();
    }

    /** This history, once every job was asked for. */
    public History afterFullCoverage(Instant now) {
        return baselineEndedAt != null ? this : new History(firstAuditAt, now, wholeListing);
    }

    /** This history, after another attempt to list every job. */
    public History after(WholeListing listing) {
        return new History(firstAuditAt, baselineEndedAt, listing);
    }
}
