package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.Lease;
import org.junit.jupiter.api.Test;

/** What a lease must do. */
abstract class LeaseContract extends StoreContract {

    @Test
    void acquire_heldByAnother_isRefusedUntilItEnds() {
        Lease ours = new Lease(samples.region(), "run-1", NOW.plusSeconds(60));
        Lease theirs = new Lease(samples.region(), "run-2", NOW.plusSeconds(120));

        assertThat(store.acquire(ours, NOW)).isTrue();
        assertThat(store.acquire(ours, NOW))
                .as("asked for again, the answer was lost")
                .isTrue();
        assertThat(store.acquire(theirs, NOW.plusSeconds(59))).isFalse();
        assertThat(store.acquire(theirs, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void release_byItsOwnerOnly_endsTheLease() {
        Lease ours = new Lease(samples.region(), "run-1", NOW.plusSeconds(60));
        Lease theirs = new Lease(samples.region(), "run-2", NOW.plusSeconds(60));
        store.acquire(ours, NOW);

        store.release(theirs);
        assertThat(store.acquire(theirs, NOW)).isFalse();
        store.release(ours);

        assertThat(store.acquire(theirs, NOW)).isTrue();
    }
}
