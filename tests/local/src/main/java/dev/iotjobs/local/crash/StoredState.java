package dev.iotjobs.local.crash;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.state.MessageStore;
import dev.iotjobs.auditor.state.MessageStore.Pending;
import dev.iotjobs.auditor.state.Notified;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.local.LocalAccount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the simulated state table with the classes of the auditor, but without requests: no fault can occur. */
final class StoredState {

    private static final String PARTITION = "aws";
    private static final String READER = "a test";

    private final ItemTable findings;
    private final ItemTable state;
    private final MessageStore messages;

    StoredState(ItemTable findings, ItemTable state) {
        this.findings = findings;
        this.state = state;
        this.messages = new MessageStore(PARTITION, LocalAccount.ACCOUNT_ID, state, READER);
    }

    static String finding(String region, String ruleId, String subject, String severity) {
        return String.join(" ", region, ruleId, subject, severity);
    }

    /**
     * The findings that are open according to the marks in the records. Each is a text with Region, rule, subject and
     * severity.
     */
    Set<String> marks() {
        Set<String> open = new TreeSet<>();
        for (RegionStore store : stores()) {
            store.shards()
                    .forEach(shard -> store.read(shard, known -> add(open, store.place(), known), item -> {
                        throw new IllegalStateException("a record cannot be read: " + item.key());
                    }));
        }
        return open;
    }

    private static void add(Set<String> open, AccountRegion place, SubjectRecord known) {
        known.marks().forEach((ruleId, mark) -> {
            if (mark.severity() != null) {
                open.add(finding(
                        place.region(),
                        ruleId,
                        known.subject().id(),
                        mark.severity().name()));
            }
        });
    }

    /** The findings that subscribers know as open. Each is a text with Region, rule, subject and severity. */
    Set<String> notified() {
        Set<String> notified = new TreeSet<>();
        for (RegionStore store : stores()) {
            AccountRegion place = store.place();
            Notified last = messages.readNotified(
                    place, store.readHead().head().notified().id());
            if (last == null) {
                throw new IllegalStateException("the notified findings of " + place.region() + " cannot be read");
            }
            last.entries()
                    .forEach((key, entry) -> notified.add(finding(
                            place.region(),
                            Notified.ruleId(key),
                            key.substring(key.indexOf('/') + 1),
                            entry.severity().name())));
        }
        return notified;
    }

    /**
     * The message in the state table that no audit has finished sending. Empty if there is no such message, or if the
     * message cannot be read.
     */
    Optional<Message> prepared() {
        @Nullable Pending pending = messages.pending();
        return Optional.ofNullable(pending).map(Pending::message).map(prepared -> prepared.message());
    }

    private List<RegionStore> stores() {
        return AccountHistory.REGIONS.stream()
                .map(region -> new RegionStore(
                        new AccountRegion(PARTITION, LocalAccount.ACCOUNT_ID, region), findings, state, READER))
                .toList();
    }
}
