package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.Lease;
import org.junit.jupiter.api.Test;

/** What a lease must do. */
abstract class LeaseContract extends StoreContract {

    private final Lease ours = lease("run-1", 60);
    private final Lease theirs = lease("run-2", 120);

    private Lease lease(String owner, long seconds) {
        return new Lease(samples.region(), owner, NOW.minusSeconds(1), NOW.plusSeconds(seconds));
    }

    @Test
    void acquire_heldByAnother_saysByWhomUntilItEnds() {
        assertThat(store.acquire(ours, NOW)).isEqualTo(ours);
        assertThat(store.acquire(ours, NOW))
                .as("asked for again, the answer was lost")
                .isEqualTo(ours);
        assertThat(store.acquire(theirs, NOW.plusSeconds(60).minusNanos(1))).isEqualTo(ours);
        assertThat(store.acquire(theirs, NOW.plusSeconds(60))).isEqualTo(theirs);
    }

    @Test
    void renew_byItsOwner_lastsLonger() {
        Lease longer = lease("run-1", 90);
        store.acquire(ours, NOW);

        assertThat(store.renew(longer)).isTrue();
        assertThat(store.acquire(theirs, NOW.plusSeconds(89))).isEqualTo(longer);
        assertThat(store.acquire(theirs, NOW.plusSeconds(90))).isEqualTo(theirs);
    }

    @Test
    void renew_endedButTakenByNobody_holdsAgain() {
        store.acquire(ours, NOW);
        Lease later = lease("run-1", 600);

        assertThat(store.renew(later)).isTrue();
        assertThat(store.acquire(theirs, NOW.plusSeconds(599))).isEqualTo(later);
    }

    @Test
    void renew_takenByAnotherSince_changesNothing() {
        store.acquire(ours, NOW);
        store.acquire(theirs, NOW.plusSeconds(60));

        assertThat(store.renew(lease("run-1", 600))).isFalse();
        assertThat(store.acquire(lease("run-3", 600), NOW.plusSeconds(61))).isEqualTo(theirs);
    }

    @Test
    void renew_takenAndReleasedByAnotherSince_changesNothing() {
        store.acquire(ours, NOW);
        store.acquire(theirs, NOW.plusSeconds(60));
        store.release(theirs);

        assertThat(store.renew(lease("run-1", 600))).isFalse();
        Lease next = lease("run-3", 600);
        assertThat(store.acquire(next, NOW.plusSeconds(61))).isEqualTo(next);
    }

    @Test
    void release_byItsOwnerOnly_endsTheLease() {
        store.acquire(ours, NOW);

        store.release(theirs);
        assertThat(store.acquire(theirs, NOW)).isEqualTo(ours);
        store.release(ours);

        assertThat(store.acquire(theirs, NOW)).isEqualTo(theirs);
    }
}
