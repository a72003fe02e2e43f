package dev.iotjobs.auditor.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The leases of one audit, one for each Region. They are taken for a short time, so that a run that was killed is not in
 * the way for long, and renewed by the run's own work, all together: as long as one Region is worked on, none ends. There
 * is no thread that renews: a run that is frozen, or stuck, is not working.
 *
 * <p>A run that paused for longer than its lease goes on if nobody came. If another has taken the Region since, whether
 * that one still works or not, it ends: what it knows is out of date, and two audits would share one API budget.
 *
 * <p>Safe for use by several threads.
 */
final class Leases {

    /** How long a killed run is in the way. */
    static final Duration LENGTH = Duration.ofMinutes(2);

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(30);

    private final AuditStore store;
    private final InstantSource clock;
    private final String runId;
    private final Instant latest;
    private final Queue<Lease> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private Instant renewAt;

    /** @param deadline no lease lasts longer */
    Leases(AuditStore store, InstantSource clock, String runId, Deadline deadline) {
        this.store = store;
        this.clock = clock;
        this.runId = runId;
        this.latest = deadline.end();
        this.renewAt = clock.instant().plus(RENEWED_EVERY);
    }

    /** Takes the lease of a Region, or says what is in the way. */
    Optional<String> take(String region) {
        Instant now = clock.instant();
        Lease wanted = new Lease(region, runId, now, end(now));
        asked.add(wanted);
        Lease taken = store.acquire(wanted, now);
        if (!taken.hasOwnerOf(wanted)) {
            return Optional.of("another audit of " + region + " is running: run " + taken.owner() + ", since "
                    + taken.since().truncatedTo(ChronoUnit.SECONDS) + "; its lease ends at "
                    + taken.until().truncatedTo(ChronoUnit.SECONDS) + " unless it is still at work then");
        }
        held.put(region, taken);
        return Optional.empty();
    }

    /**
     * Renews all leases when it is time to; says whether the run still holds that of a Region. A store that does not
     * answer takes no lease away.
     */
    synchronized boolean keep(String region) {
        Instant now = clock.instant();
        if (!now.isBefore(renewAt)) {
            renewAt = now.plus(RENEWED_EVERY);
            held.values().removeIf(lease -> !renew(lease.renewed(end(now))));
        }
        return held.containsKey(region);
    }

    private boolean renew(Lease lease) {
        try {
            return store.renew(lease);
        } catch (StoreException e) {
            return true; // until the next time: commits are conditional whoever holds the lease
        }
    }

    /**
     * Ends all that were asked for: an answer may have been lost. Does so also in a thread that was interrupted, in which
     * calls to a store would be given up at once.
     */
    void releaseAll() {
        boolean interrupted = Thread.interrupted();
        asked.forEach(this::release);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(Lease lease) {
        try {
            store.release(lease);
        } catch (StoreException e) {
            // It ends by itself.
        }
    }

    private Instant end(Instant now) {
        Instant end = now.plus(LENGTH);
        return end.isBefore(latest) ? end : latest;
    }
}
