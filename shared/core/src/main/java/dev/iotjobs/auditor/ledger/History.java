package dev.iotjobs.auditor.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Region's past audits, as far as the next one needs them.
 *
 * @param firstAuditAt when the Region was audited first
 * @param baselineEndedAt when every job had been asked for once; null before
 * @param listedWholeAt when the list of jobs was last read to its end, finished jobs included; null if never
 */
public record History(
        Instant firstAuditAt,
        @Nullable Instant baselineEndedAt,
        @Nullable Instant listedWholeAt) {

    /** How long findings of a first look at an account are gathered at most. */
    public static final Duration LONGEST_BASELINE = Duration.ofHours(24);

    public static History beginning(Instant now) {
        return new History(now, null, null);
    }

    /** Whether findings opened now belong to the first look at the account, and are told as one digest. */
    public boolean isBaseline(Instant now) {
        return baselineEndedAt == null && now.isBefore(firstAuditAt.plus(LONGEST_BASELINE));
    }

    /** This history, once every job was asked for. */
    public History afterFullCoverage(Instant now) {
        return baselineEndedAt != null ? this : new History(firstAuditAt, now, listedWholeAt);
    }

    /** This history, once the list was read to its end. */
    public History afterWholeListing(Instant now) {
        return new History(firstAuditAt, baselineEndedAt, now);
    }
}
