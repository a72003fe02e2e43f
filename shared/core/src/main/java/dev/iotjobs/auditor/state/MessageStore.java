package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.Notified.Entry;
import dev.iotjobs.auditor.state.PreparedMessage.Part;
import dev.iotjobs.auditor.state.record.Fields;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Packed;
import dev.iotjobs.auditor.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stores the findings that subscribers were notified of, and the one message that is being sent. Safe for use by
 * several threads.
 */
public final class MessageStore {

    /**
     * Maximum number of notified findings in one item. Even with the longest job ids, the item stays below DynamoDB's
     * 400 KB.
     */
    private static final int ENTRIES_A_PART = 2_500;

    private static final String ID = "id";
    private static final String BY = "by";
    private static final String UNTIL = "until";
    private static final String CONTENT = "content";
    private static final String REGIONS = "regions";
    private static final String NOTICES = "notices";

    private final String partition;
    private final String accountId;
    private final ItemTable state;
    private final String run;
    private final PolicyStore policies;

    public MessageStore(String partition, String accountId, ItemTable state, String run) {
        this.partition = partition;
        this.accountId = accountId;
        this.state = state;
        this.run = run;
        this.policies = new PolicyStore(accountId, state);
    }

    /**
     * The message that is being sent, as it was read from the state table.
     *
     * @param message null if the stored message cannot be read
     * @param until time from which another run may take the message over
     * @param item the stored item
     */
    public record Pending(@Nullable PreparedMessage message, Instant until, Item item) {

        /** Names of the Regions that this message reports. Returns {@code all} if the message cannot be read. */
        public Set<String> regions(Set<String> all) {
            return message == null ? all : message.regions().keySet();
        }
    }

    /** Reads the message that is being sent; null if there is none. */
    public @Nullable Pending pending() {
        Item item = state.read(Keys.message(accountId)).item();
        if (item == null) {
            return null;
        }
        PreparedMessage message = null;
        try {
            message = read(item);
        } catch (RuntimeException e) {
            // The item has a newer format or is damaged. UNTIL may still be readable.
        }
        Instant until = item.attribute(UNTIL) instanceof Attribute.Number ? item.instant(UNTIL) : Instant.EPOCH;
        return new Pending(message, until, item);
    }

    /**
     * Stores that this run now sends the message. Does nothing if the stored message has changed since {@link #pending}
     * read it.
     *
     * @param until time from which another run may take the message over
     * @return whether this run now sends the message
     */
    public boolean takeOver(Pending pending, PreparedMessage message, Instant until) {
        Item mine = write(message.takenOver(run, until));
        return state.write(new Write.Put(state, mine, Condition.unchanged(pending.item())))
                || state.get(Keys.message(accountId)).filter(mine::equals).isPresent();
    }

    /** Deletes an unreadable message. Does nothing if the stored message has changed since {@link #pending} read it. */
    public void discard(Pending pending) {
        state.write(new Write.Delete(state, Keys.message(accountId), Condition.unchanged(pending.item())));
    }

    /**
     * Stores a message before it is sent. Returns whether the message is stored. Stores nothing in these cases:
     *
     * <ul>
     *   <li>another message is stored
     *   <li>this run does not hold the lease of each Region of the message
     *   <li>the notified findings have changed since the message was made
     *   <li>the message reports on the policy, and this report is out of date
     * </ul>
     */
    public boolean prepare(PreparedMessage message) {
        List<Write> writes = new ArrayList<>();
        Item item = write(message);
        writes.add(new Write.Put(state, item, Condition.absent()));
        message.regions().forEach((region, part) -> {
            Map<String, @Nullable Attribute> expected = new HashMap<>();
            expected.put(HeadItems.HOLDER, Attribute.of(run));
            expected.put(HeadItems.NOTIFIED, part.before() == null ? null : Attribute.of(part.before()));
            writes.add(new Write.Check(state, head(region), new Condition.Has(expected)));
        });
        if (message.notices() != null) {
            writes.add(policies.requireUnchanged(message.notices()));
        }
        return state.transact(writes)
                || state.get(Keys.message(accountId)).filter(item::equals).isPresent();
    }

    /** Deletes a message that this run prepared and that the channel certainly did not accept. */
    public void withdraw(PreparedMessage message) {
        Map<String, @Nullable Attribute> mine = new HashMap<>();
        mine.put(ID, Attribute.of(message.message().id()));
        mine.put(BY, Attribute.of(run));
        state.write(new Write.Delete(state, Keys.message(accountId), new Condition.Has(mine)));
    }

    /**
     * Deletes a message that the channel accepted, and stores which findings subscribers now know. Stores nothing for a
     * Region whose notified findings were replaced after the message was prepared.
     */
    public void finish(PreparedMessage message) {
        Condition same = Condition.has(ID, Attribute.of(message.message().id()));
        List<Write> writes = new ArrayList<>();
        message.regions()
                .forEach((region, part) -> writes.add(new Write.Update(
                        state,
                        head(region),
                        Map.of(HeadItems.NOTIFIED, text(part.after())),
                        Set.of(),
                        Condition.has(
                                HeadItems.NOTIFIED, part.before() == null ? null : Attribute.of(part.before())))));
        if (message.notices() != null) {
            writes.add(policies.notified(message.notices()));
        }
        writes.add(new Write.Delete(state, Keys.message(accountId), same));
        if (!state.transact(writes)) {
            // For example, a summary replaced the notified findings of a Region: make the other writes
            writes.forEach(state::write);
        }
    }

    /**
     * Reads the notified findings of a Region; null if the stored list is incomplete or cannot be read.
     *
     * @param id id of the stored list; null if no finding was ever notified
     */
    public @Nullable Notified readNotified(AccountRegion place, @Nullable NotifiedId id) {
        if (id == null) {
            return Notified.NOTHING;
        }
        List<ItemKey> keys = new ArrayList<>();
        for (int part = 0; part < id.parts(); part++) {
            keys.add(Keys.notified(place, id, part));
        }
        List<Item> items = keys.isEmpty() ? List.of() : state.getAll(keys);
        try {
            Map<String, Entry> entries = new HashMap<>();
            items.forEach(item -> read(item, entries));
            return items.size() == id.parts() ? new Notified(entries) : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * Stores the findings that subscribers will know as open after the next message. Returns the id of the stored list.
     * The list takes effect when the head of the Region gets this id.
     *
     * @param number number of the list, higher than that of the previous list of the Region
     */
    public NotifiedId putNotified(AccountRegion place, Notified notified, long number) {
        List<Fields> entries = new ArrayList<>();
        notified.entries()
                .forEach((key, entry) -> entries.add(new Fields()
                        .text("k", key)
                        .text("s", entry.severity().name())
                        .instant("t", entry.at())));
        int parts = Math.max(1, Math.ceilDiv(entries.size(), ENTRIES_A_PART));
        NotifiedId id = new NotifiedId(number, run, parts);
        for (int part = 0; part < parts; part++) {
            List<Fields> some =
                    entries.subList(part * ENTRIES_A_PART, Math.min(entries.size(), (part + 1) * ENTRIES_A_PART));
            Item item = Item.builder(Keys.notified(place, id, part))
                    .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                    .number("findings", some.size())
                    .bytes(
                            CONTENT,
                            Packed.pack(new Attribute.ListOf(
                                    some.stream().map(Fields::map).toList())))
                    .build();
            state.write(new Write.Put(state, item, Condition.always()));
        }
        return id;
    }

    /** Deletes the older lists of a Region's notified findings: each list whose number is below {@code number}. */
    public void deleteNotifiedBefore(AccountRegion place, long number) {
        List<ItemKey> old = new ArrayList<>();
        state.query(Keys.notified(place), item -> {
            String sort = item.key().sort();
            if (Long.parseLong(sort, 0, sort.indexOf('#'), 10) < number) {
                old.add(item.key());
            }
        });
        old.forEach(key -> state.write(new Write.Delete(state, key, Condition.always())));
    }

    private static void read(Item item, Map<String, Entry> entries) {
        requireReadable(item);
        Fields.of(new Attribute.MapOf(Map.of(CONTENT, Packed.unpack(item.bytes(CONTENT)))))
                .list(CONTENT, fields -> fields)
                .forEach(entry -> entries.put(
                        required(entry.text("k")),
                        new Entry(Severity.valueOf(required(entry.text("s"))), required(entry.instant("t")))));
    }

    private static void requireReadable(Item item) {
        if (item.number(SubjectItems.VERSION) > SubjectItems.FORMAT) {
            throw new IllegalArgumentException("a newer format");
        }
    }

    private ItemKey head(String region) {
        return Keys.head(new AccountRegion(partition, accountId, region));
    }

    private static Attribute text(NotifiedId id) {
        return Attribute.of(id.toString());
    }

    private Item write(PreparedMessage prepared) {
        Message message = prepared.message();
        Map<String, Attribute> regions = new HashMap<>();
        prepared.regions()
                .forEach((region, part) -> regions.put(
                        region,
                        new Fields()
                                .text("before", part.before())
                                .text("after", part.after().toString())
                                .map()));
        Attribute content = new Fields()
                .text("subject", message.subject())
                .text("body", message.body())
                .list(
                        "attributes",
                        message.attributes(),
                        attribute -> new Fields()
                                .text("name", attribute.name())
                                .text("type", attribute.type())
                                .text("value", attribute.value()))
                .map();
        return Item.builder(Keys.message(accountId))
                .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                .text(ID, message.id())
                .text(BY, prepared.by())
                .instant(UNTIL, prepared.until())
                .bytes(CONTENT, Packed.pack(content))
                .map(REGIONS, regions)
                .set(NOTICES, prepared.notices() == null ? null : PolicyStore.write(prepared.notices()))
                .build();
    }

    private static PreparedMessage read(Item item) {
        requireReadable(item);
        Fields content = Fields.of(Packed.unpack(item.bytes(CONTENT)));
        Message message = new Message(
                item.text(ID),
                required(content.text("subject")),
                required(content.text("body")),
                content.list(
                        "attributes",
                        attribute -> new MessageAttribute(
                                required(attribute.text("name")),
                                required(attribute.text("type")),
                                required(attribute.text("value")))));
        TreeMap<String, Part> regions = new TreeMap<>();
        item.map(REGIONS).forEach((region, part) -> {
            Fields fields = Fields.of(part);
            regions.put(region, new Part(fields.text("before"), NotifiedId.parse(required(fields.text("after")))));
        });
        Attribute notices = item.attribute(NOTICES);
        return new PreparedMessage(
                message,
                item.text(BY),
                item.instant(UNTIL),
                regions,
                notices == null ? null : PolicyStore.notices(notices));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        return value;
    }
}
