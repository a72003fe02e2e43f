package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.state.Lease;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks each write of a run as soon as it is made. Uses all earlier answers of the services. */
final class Witness {

    private final World world;
    private final Records records;
    private final Messages messages;

    /** Number of items written since the last {@link #startCounting}. */
    private int written;

    private int findingsWritten;

    Witness(World world) {
        this.world = world;
        records = new Records(world);
        messages = new Messages(world);
    }

    Records records() {
        return records;
    }

    Messages messages() {
        return messages;
    }

    /**
     * A write, with the item before and after it.
     *
     * @param before the item before the write; null if there was none
     * @param after the item after the write; null if there is none, or the write is not made yet
     */
    record Change(
            Write write,
            MemoryTable table,
            @Nullable Item before,
            @Nullable Item after) {

        char kind() {
            return isOfFinding() ? 'F' : write.key().partition().charAt(0);
        }

        boolean isOfFinding() {
            return table.name().startsWith("findings");
        }
    }

    /** These writes with the items before them. The writes are not made yet. */
    List<Change> before(List<Write> writes) {
        return writes.stream()
                .filter(write -> !(write instanceof Write.Check))
                .map(write -> {
                    MemoryTable table = RunTable.of(write);
                    return new Change(write, table, table.find(write.key()), null);
                })
                .toList();
    }

    void committed(Run run, List<Change> changes) {
        List<Change> made = changes.stream()
                .map(change -> new Change(
                        change.write(),
                        change.table(),
                        change.before(),
                        change.table().find(change.write().key())))
                .toList();
        written += made.size();
        findingsWritten += (int) made.stream().filter(Change::isOfFinding).count();
        world.require(!run.isClockWrong(), "a run whose clock is wrong writes nothing", () -> run.spec.id());
        Map<String, Item> findings = new HashMap<>();
        made.stream()
                .filter(change -> change.isOfFinding() && change.after() != null)
                .forEach(change -> findings.put(Findings.name(change.after()), change.after()));
        boolean isMove = made.stream().filter(change -> change.kind() == 'J').count() > 1;
        for (Change change : made) {
            if (change.kind() == 'H') {
                requireRightToLease(run, change);
            } else if (change.write().key().equals(Messages.KEY)) {
                messages.written(run);
            } else if (change.kind() == 'J' && (!isMove || change.after() != null)) {
                records.written(run, moved(change, made), findings);
            }
        }
    }

    /**
     * Checks a run that takes the lease of a Region. It must read its policy after it takes the lease, because a policy
     * that it read earlier can be out of date. It must not take the lease from a run that holds it, unless it was
     * started to take over.
     */
    private void requireRightToLease(Run run, Change change) {
        boolean isTaken = isHeld(run, change.after()) && !isHeld(run, change.before());
        world.require(
                !isTaken || !run.hasReadPolicy(),
                "the policy is read under the lease",
                () -> run.spec.id() + " takes the lease after it has read the policy");
        world.require(
                !isTaken || run.spec.takesOver() || !isInForce(change.before(), run),
                "a lease is not taken from a run that holds it",
                () -> run.spec.id() + " takes the lease of " + change.before());
    }

    private static boolean isInForce(@Nullable Item head, Run run) {
        return head != null
                && head.has("holder")
                && new Lease(head.text("holder"), head.instant("until")).holds(run.serviceTimeOfDecision());
    }

    private static boolean isHeld(Run run, @Nullable Item head) {
        return head != null && run.spec.id().equals(head.textOrNull("holder"));
    }

    /**
     * Returns the write of a record with the right item before it. If the record has moved to another key, that is the
     * item at the old key. A record moves when the job's time of creation becomes known: one transaction writes the
     * item at the new key and deletes the item at the old key.
     *
     * @param change the write of a record
     * @param made all changes of the transaction
     */
    private static Change moved(Change change, List<Change> made) {
        for (Change other : made) {
            if (change.after() != null
                    && other.after() == null
                    && other.kind() == 'J'
                    && other.write().key().sort().endsWith("@-")) {
                return new Change(change.write(), change.table(), other.before(), change.after());
            }
        }
        return change;
    }

    void startCounting() {
        written = 0;
        findingsWritten = 0;
    }

    int written() {
        return written;
    }

    int findingsWritten() {
        return findingsWritten;
    }
}
