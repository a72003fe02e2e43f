package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.state.Lease;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.RegionStore.HeadRead;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.auditor.time.ServiceClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases of one audit, one lease for each Region. A lease expires unless the audit calls {@link #keep} or {@link
 * #confirm} regularly. Safe for use by several threads.
 */
final class Leases {

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(30);

    private final ServiceClock clock;
    private final String runId;
    private final Deadline deadline;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private Instant renewAt = Instant.MIN;

    private record Held(RegionStore store, Lease lease) {}

    /**
     * @param clock a clock that a change of the system time does not affect
     * @param deadline no lease ends later than this deadline
     */
    Leases(ServiceClock clock, String runId, Deadline deadline) {
        this.clock = clock;
        this.runId = runId;
        this.deadline = deadline;
    }

    /**
     * Takes the lease of a Region. Returns a message for people if another run holds the lease; empty on success.
     *
     * @param read the head of the Region, as this run last read it
     * @param takeOver whether to take the lease even if another run holds it
     */
    synchronized Optional<String> take(RegionStore store, HeadRead read, boolean takeOver) {
        Instant now = clock.instant();
        Lease other = read.head().lease();
        if (other != null && other.holds(clock.timeOf(read.serviceTime())) && !takeOver) {
            return Optional.of(heldBy(store, other));
        }
        Lease mine = lease(now);
        if (held.isEmpty()) {
            renewAt = now.plus(RENEWED_EVERY);
        }
        // Noted before the write, so that the lease is given back even if the answer to the write is lost.
        held.put(store.place().region(), new Held(store, mine));
        if (store.takeLease(read.head(), mine)) {
            return Optional.empty();
        }
        held.remove(store.place().region());
        Lease taken = store.readHead().head().lease();
        return Optional.of(
                taken == null
                        ? "another audit of " + store.place().region()
                                + " ran at the same moment, so this audit did nothing"
                        : heldBy(store, taken));
    }

    private static String heldBy(RegionStore store, Lease lease) {
        return "another audit of " + store.place().region() + " (run " + lease.holder()
                + ") is running, so this audit did nothing there; the lease of that run expires at "
                + lease.until().truncatedTo(ChronoUnit.SECONDS) + " unless that run renews it";
    }

    /**
     * Whether this run still holds the lease of a Region. Before the check, renews all leases of the run if a renewal
     * is due.
     */
    synchronized boolean keep(String region) {
        // The audit itself renews its leases: if a separate thread did, a stuck run would keep them.
        Instant now = clock.instant();
        if (!now.isBefore(renewAt)) {
            renewAt = now.plus(RENEWED_EVERY);
            held.replaceAll((_, each) -> renewed(each, now));
        }
        return holds(region);
    }

    /** Tries to renew the lease of a Region. Returns whether this run still holds the lease. */
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
            return each; // The lease stays valid until it expires.
        }
    }

    /** The current time of the service that keeps the tables. Leases begin and end by this clock. */
    Instant now() {
        return clock.instant();
    }

    /** Gives all leases back, even if the thread is interrupted. An interrupted thread stays interrupted. */
    void releaseAll() {
        boolean interrupted = Thread.interrupted(); // calls of an interrupted thread fail at once
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
            // A lease that is not given back expires by itself.
        }
    }

    private Lease lease(Instant now) {
        Instant end = now.plus(Lease.LENGTH);
        Instant latest = clock.at(deadline.end());
        Instant until = end.isBefore(latest) ? end : latest;
        return new Lease(runId, until.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Thrown if this run no longer holds the lease of a Region. The records that the run has read may be out of date.
     */
    static final class LeaseLostException extends RuntimeException {

        LeaseLostException(String region) {
            super(
                    "another audit of " + region
                            + " took over, or the lease expired; the results that this audit stored are kept,"
                            + " and the next audit continues",
                    null,
                    false,
                    false);
        }
    }
}
