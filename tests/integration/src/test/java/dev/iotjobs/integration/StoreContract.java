package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import dev.iotjobs.auditor.ledger.Told;
import dev.iotjobs.local.SimulatedTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of the store share: a Region of its own for each test, and time that passes when a test says so. */
abstract class StoreContract implements OpensStore {

    /** Far ahead of every clock: DynamoDB really deletes what has expired by its own. */
    static final Instant NOW = Instant.parse("2099-05-06T07:08:09.123456789Z");

    private static final AtomicInteger REGIONS = new AtomicInteger();

    final Samples samples = new Samples("test-" + REGIONS.incrementAndGet(), NOW);
    final SimulatedTimeline timeline = new SimulatedTimeline(NOW);

    @SuppressWarnings("NullAway.Init")
    AuditStore store;

    @BeforeEach
    void openStore() {
        store = open(timeline);
    }

    List<OutboxEntry> outbox() {
        List<OutboxEntry> entries = new ArrayList<>();
        store.readOutbox(samples.place(), entries::add);
        return entries;
    }

    void clear(List<OutboxEntry> told) {
        store.clear(told.stream().map(Told::of).toList());
    }
}
