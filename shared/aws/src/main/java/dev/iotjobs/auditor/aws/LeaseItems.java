package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.Lease;
import dev.iotjobs.auditor.aws.Table.Expression;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Leases as items: one a Region, each write conditional on who holds it. Safe for use by several threads. */
final class LeaseItems {

    private static final String OWNER = "leaseOwner";
    private static final String SINCE = "leaseSince";
    private static final String UNTIL = "leaseUntil";

    private final Table state;

    LeaseItems(Table state) {
        this.state = state;
    }

    /** The lease that holds now: this one, or another run's. A lease asked for again is taken again. */
    Lease acquire(Lease lease, Instant now) {
        Expression free = new Expression(
                "attribute_not_exists(" + Item.PARTITION_KEY + ") OR " + UNTIL + " <= :now OR " + OWNER + " = :owner",
                Map.of(":now", Values.instant(now), ":owner", Values.text(lease.owner())));
        while (!state.put(write(lease), free)) {
            Optional<Item> held = state.get(StateKeys.lease(lease.region()));
            if (held.isPresent()) {
                return read(lease.region(), held.get());
            } // else it was released in between
        }
        return lease;
    }

    boolean renew(Lease lease) {
        return state.put(write(lease), heldBy(lease));
    }

    void release(Lease lease) {
        state.delete(StateKeys.lease(lease.region()), heldBy(lease));
    }

    private static Expression heldBy(Lease lease) {
        return new Expression(OWNER + " = :owner", Map.of(":owner", Values.text(lease.owner())));
    }

    private static Item write(Lease lease) {
        return Item.of(StateKeys.lease(lease.region()))
                .text(OWNER, lease.owner())
                .instant(SINCE, lease.since())
                .instant(UNTIL, lease.until());
    }

    private static Lease read(String region, Item item) {
        return new Lease(region, item.text(OWNER), item.instant(SINCE), item.instant(UNTIL));
    }
}
