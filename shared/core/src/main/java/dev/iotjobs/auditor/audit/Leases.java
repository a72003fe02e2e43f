package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.state.Head;
import dev.iotjobs.auditor.state.Lease;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases of one audit, one for each Region. The audit itself renews them all while it works, and no separate thread
 * does: a run that is frozen or stuck loses them. A run that no longer holds a lease stops auditing that Region.
 *
 * <p>Safe for use by several threads.
 */
final class Leases {

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final String runId;
    private final Instant latest;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private Instant renewAt;

    private record Held(RegionStore store, Lease lease) {}

    /**
     * @param clock steady, because the time of a lease is monotonic
     * @param deadline latest end of every lease
     */
    Leases(InstantSource clock, String runId, Deadline deadline) {
        this.clock = clock;
        this.runId = runId;
        this.latest = deadline.end();
        this.renewAt = clock.instant().plus(RENEWED_EVERY);
    }

    /**
     * Takes the lease of a Region; returns which run holds it if it cannot be taken.
     *
     * @param head as it was read
     * @param takeOver whether to take the lease from a run that holds it
     */
    Optional<String> take(RegionStore store, Head head, boolean takeOver) {
        Instant now = clock.instant();
        Lease other = head.lease();
        if (other != null && other.holds(now) && !takeOver) {
            return Optional.of(heldBy(store, other));
        }
        Lease mine = lease(now);
        // Noted before the write, so that a lease is given back even if the answer is lost.
        held.put(store.place().region(), new Held(store, mine));
        if (store.takeLease(head, mine)) {
            return Optional.empty();
        }
        held.remove(store.place().region());
        Lease taken = store.readHead().head().lease();
        return Optional.of(
                taken == null
                        ? "another audit of " + store.place().region()
                                + " ran at the same moment, so this one did nothing"
                        : heldBy(store, taken));
    }

    private static String heldBy(RegionStore store, Lease lease) {
        return "another audit of " + store.place().region() + " is running (run " + lease.holder()
                + "), so this one did nothing there; its lease expires at "
                + lease.until().truncatedTo(ChronoUnit.SECONDS) + " unless it is renewed";
    }

    /**
     * Whether this run holds the lease of a Region. Renews all leases when they are due. If the table does not answer,
     * a lease stays valid until it expires.
     */
    synchronized boolean keep(String region) {
        Instant now = clock.instant();
        if (!now.isBefore(renewAt)) {
            renewAt = now.plus(RENEWED_EVERY);
            held.replaceAll((_, each) -> renewed(each, now));
        }
        return holds(region);
    }

    /** Whether this run holds the lease of a Region according to the table: another run may have taken it over. */
    synchronized boolean confirm(String region) {
        held.computeIfPresent(region, (_, each) -> renewed(each, clock.instant()));
        return holds(region);
    }

    private boolean holds(String region) {
        Held mine = held.get(region);
        return mine != null && clock.instant().isBefore(mine.lease().until());
    }

    private Held renewed(Held each, Instant now) {
        if (!now.isBefore(each.lease().until())) {
            return each; // expired: another run may have taken it
        }
        Lease longer = lease(now);
        try {
            boolean isMine = each.store().renew(longer);
            return new Held(each.store(), isMine ? longer : new Lease(runId, now));
        } catch (StoreException e) {
            return each;
        }
    }

    /** Gives all leases back. Clears an interruption of the thread first, because the calls would fail at once. */
    void releaseAll() {
        boolean interrupted = Thread.interrupted();
        held.values().forEach(Leases::release);
        held.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(Held each) {
        try {
            each.store().release();
        } catch (StoreException e) {
            // It expires by itself.
        }
    }

    private Lease lease(Instant now) {
        Instant end = now.plus(Lease.LENGTH);
        Instant until = end.isBefore(latest) ? end : latest;
        return new Lease(runId, until.truncatedTo(ChronoUnit.MILLIS));
    }

    /** This run no longer holds the lease of a Region, so what it read may be out of date. */
    static final class LeaseLostException extends RuntimeException {

        LeaseLostException(String region) {
            super(
                    "another audit of " + region
                            + " took over, or the lease expired; what this one stored by then is kept, and"
                            + " the next audit continues",
                    null,
                    false,
                    false);
        }
    }
}
