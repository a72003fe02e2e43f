package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Packed;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.text.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores the policy in force and the policy that subscribers know. Each text is a separate item with its hash in the
 * key. Safe for use by several threads.
 */
public final class PolicyStore {

    private static final String IN_FORCE = "inForce";
    private static final String KNOWN = "known";
    private static final String SINCE = "since";
    private static final String SOURCE = "source";
    private static final String SOURCE_VERSION = "sourceVersion";
    private static final String NOTICED = "noticed";
    private static final String REPORTS = "reports";
    private static final String CONTENT = "content";

    private final String accountId;
    private final ItemTable state;

    public PolicyStore(String accountId, ItemTable state) {
        this.accountId = accountId;
        this.state = state;
    }

    /**
     * A policy document, as read.
     *
     * @param text text of the document; empty for the built-in policy
     * @param source the location from which it was read
     * @param version the version that the source gives; empty if it gives none
     */
    public record Document(String text, String source, String version) {

        /** The built-in policy. */
        public static final Document BUILT_IN = new Document("", "built-in", "");

        public boolean isBuiltIn() {
            return text.isEmpty();
        }

        /** The SHA-256 of the text. */
        public String hash() {
            return Sha256.of(text);
        }
    }

    /**
     * What the state table stores about the policy.
     *
     * @param inForce the policy in force; null if none is stored or it cannot be read
     * @param since when that policy came into force; the epoch if nothing is stored or the item cannot be read
     * @param known what subscribers know of the policy
     * @param item the stored item; null if nothing is stored
     */
    public record Stored(
            @Nullable Document inForce,
            Instant since,
            Known known,
            @Nullable Item item) {}

    /**
     * What subscribers know of the policy.
     *
     * @param hash hash of the policy that subscribers know; null if they know none
     * @param text text of that policy; null if the text is not stored or cannot be read
     * @param noticed days of expiry or review that messages have announced, separated by spaces; the key is the id of
     *     the exemption
     * @param reports number of messages that have reported on the policy
     */
    public record Known(@Nullable String hash, @Nullable String text, Map<String, String> noticed, long reports) {

        public static final Known NOTHING = new Known(null, null, Map.of(), 0);

        /**
         * What subscribers know of the policy is stored, but cannot be read. The next message then reports a change of
         * the policy.
         */
        public static final Known UNREADABLE = new Known("unreadable", null, Map.of(), 0); // no policy has this hash

        public Known {
            noticed = Map.copyOf(noticed);
        }
    }

    /**
     * What a message reports on the policy.
     *
     * @param earlierReports number of messages that reported on the policy before this message
     * @param policyHash hash of the policy that is in force when the message is prepared
     * @param noticed days of expiry or review that this message or an earlier one announces, separated by spaces; the
     *     key is the id of the exemption
     */
    public record Notices(long earlierReports, String policyHash, Map<String, String> noticed) {

        public Notices {
            noticed = Map.copyOf(noticed);
        }
    }

    public Stored read() {
        Item head = state.read(Keys.policy(accountId)).item();
        if (head == null) {
            return new Stored(null, Instant.EPOCH, Known.NOTHING, null);
        }
        try {
            requireReadable(head);
            String inForce = head.text(IN_FORCE);
            String known = head.textOrNull(KNOWN);
            Map<String, String> texts = texts(Stream.of(inForce, known).filter(Objects::nonNull));
            String text = texts.get(inForce);
            return new Stored(
                    text == null ? null : new Document(text, head.text(SOURCE), head.text(SOURCE_VERSION)),
                    head.instant(SINCE),
                    new Known(
                            known,
                            known == null ? null : texts.get(known),
                            texts(head.map(NOTICED)),
                            head.number(REPORTS)),
                    head);
        } catch (IllegalArgumentException e) {
            return new Stored(null, Instant.EPOCH, Known.NOTHING, head);
        }
    }

    /**
     * The texts of the policies with these hashes, by hash. Leaves out texts that are not stored or cannot be read.
     * Always has the text of the built-in policy.
     */
    private Map<String, String> texts(Stream<String> hashes) {
        Map<String, String> texts = new HashMap<>();
        texts.put(Document.BUILT_IN.hash(), Document.BUILT_IN.text());
        List<ItemKey> keys = hashes.distinct()
                .filter(hash -> !texts.containsKey(hash))
                .map(hash -> Keys.policyText(accountId, hash))
                .toList();
        for (Item item : keys.isEmpty() ? List.<Item>of() : state.getAll(keys)) {
            text(item).ifPresent(text -> texts.put(Keys.policyHash(item.key()), text));
        }
        return texts;
    }

    private static Optional<String> text(Item item) {
        try {
            requireReadable(item);
            return Packed.unpack(item.bytes(CONTENT)) instanceof Attribute.Text(var text)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void requireReadable(Item item) {
        if (item.number(SubjectItems.VERSION) > SubjectItems.FORMAT) {
            throw new IllegalArgumentException("a newer format");
        }
    }

    /**
     * Puts another policy in force, unless another run has changed the stored state. Then deletes stored policy texts
     * that are no longer needed.
     *
     * @param known hash of the policy that subscribers know; null if they know none
     * @param before the stored state as this run has read it
     * @return whether the policy is in force
     */
    public boolean put(Document document, Instant since, @Nullable String known, Stored before) {
        Item head = Item.builder(Keys.policy(accountId))
                .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                .text(IN_FORCE, document.hash())
                .text(KNOWN, known)
                .instant(SINCE, since)
                .text(SOURCE, document.source())
                .text(SOURCE_VERSION, document.version())
                .map(NOTICED, attributes(before.known().noticed()))
                .number(REPORTS, before.known().reports())
                .build();
        Item read = before.item();
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(state, head, read == null ? Condition.absent() : unchanged(read)));
        if (!document.isBuiltIn()) {
            Item text = Item.builder(Keys.policyText(accountId, document.hash()))
                    .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                    .bytes(CONTENT, Packed.pack(Attribute.of(document.text())))
                    .build();
            writes.add(new Write.Put(state, text, Condition.always()));
        }
        boolean isPut = state.transact(writes)
                || state.get(Keys.policy(accountId)).filter(head::equals).isPresent();
        if (isPut) {
            deleteOthers(document.hash(), known);
        }
        return isPut;
    }

    private static Condition unchanged(Item read) {
        Map<String, @Nullable Attribute> expected = new HashMap<>(read.attributes());
        expected.putIfAbsent(KNOWN, null);
        return new Condition.Has(expected);
    }

    /**
     * Deletes all stored policy texts except those with the given hashes. Does nothing while a message waits to be
     * sent.
     *
     * @param inForce hash of the policy in force
     * @param known hash of the policy that subscribers know; null if unknown
     */
    private void deleteOthers(String inForce, @Nullable String known) {
        if (state.get(Keys.message(accountId)).isPresent()) {
            return; // the message may refer to any of the texts
        }
        Set<ItemKey> kept = Stream.of(inForce, known)
                .filter(Objects::nonNull)
                .map(hash -> Keys.policyText(accountId, hash))
                .collect(Collectors.toCollection(HashSet::new));
        kept.add(Keys.policy(accountId));
        List<ItemKey> old = new ArrayList<>();
        state.query(Keys.policy(accountId).partition(), item -> {
            if (!kept.contains(item.key())) {
                old.add(item.key());
            }
        });
        old.forEach(key -> state.write(new Write.Delete(state, key, Condition.always())));
    }

    /**
     * The condition for storing a message: the policy in force is still the one that the message reports, and no other
     * message has reported on the policy since the message was made.
     */
    Write requireUnchanged(Notices notices) {
        return new Write.Check(
                state,
                Keys.policy(accountId),
                new Condition.Has(Map.of(
                        IN_FORCE,
                        Attribute.of(notices.policyHash()),
                        REPORTS,
                        Attribute.of(notices.earlierReports()))));
    }

    /**
     * The write to make after a message was accepted. It stores that subscribers know the policy that the message
     * reports. Repeating the write has no effect.
     */
    Write notified(Notices notices) {
        Map<String, Attribute> known = Map.of(
                KNOWN, Attribute.of(notices.policyHash()),
                NOTICED, new Attribute.MapOf(attributes(notices.noticed())),
                REPORTS, Attribute.of(notices.earlierReports() + 1));
        return new Write.Update(
                state,
                Keys.policy(accountId),
                known,
                Set.of(),
                Condition.has(REPORTS, Attribute.of(notices.earlierReports())));
    }

    static Attribute write(Notices notices) {
        return new Attribute.MapOf(Map.of(
                "before",
                Attribute.of(notices.earlierReports()),
                "after",
                Attribute.of(notices.policyHash()),
                NOTICED,
                new Attribute.MapOf(attributes(notices.noticed()))));
    }

    static Notices notices(Attribute value) {
        if (value instanceof Attribute.MapOf(var members)
                && members.get("before") instanceof Attribute.Number(var before)
                && members.get("after") instanceof Attribute.Text(var after)
                && members.get(NOTICED) instanceof Attribute.MapOf(var noticed)) {
            return new Notices(Long.parseLong(before), after, texts(noticed));
        }
        throw new IllegalArgumentException(
                "the policy notices of a stored message lack 'before', 'after' or '" + NOTICED + "'");
    }

    private static Map<String, Attribute> attributes(Map<String, String> texts) {
        Map<String, Attribute> attributes = new HashMap<>();
        texts.forEach((name, text) -> attributes.put(name, Attribute.of(text)));
        return attributes;
    }

    private static Map<String, String> texts(Map<String, Attribute> attributes) {
        Map<String, String> texts = new HashMap<>();
        attributes.forEach((name, value) -> texts.put(name, value instanceof Attribute.Text(var text) ? text : ""));
        return texts;
    }
}
