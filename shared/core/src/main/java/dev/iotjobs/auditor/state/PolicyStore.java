package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Packed;
import dev.iotjobs.auditor.table.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last valid policy of an account, and the one that subscribers know while they were not notified of a change. Safe
 * for use by several threads.
 */
public final class PolicyStore {

    private static final String CONTENT = "content";
    private static final String HASH = "hash";
    private static final String SOURCE = "source";
    private static final String SOURCE_VERSION = "sourceVersion";
    private static final String SINCE = "since";
    private static final String NOTICED = "noticed";

    private final String accountId;
    private final ItemTable state;

    public PolicyStore(String accountId, ItemTable state) {
        this.accountId = accountId;
        this.state = state;
    }

    /**
     * The text of a policy.
     *
     * @param text empty for the built-in policy
     * @param source where it was read
     * @param version that the source gives it; empty if it gives none
     */
    public record Document(String text, String source, String version) {

        /** The built-in policy. */
        public static final Document BUILT_IN = new Document("", "built-in", "");

        public boolean isBuiltIn() {
            return text.isEmpty();
        }

        /** The SHA-256 of the text. */
        public String hash() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }
    }

    /**
     * What is stored.
     *
     * @param inForce the last valid policy; null when there is none, or when it cannot be read
     * @param since when it came into force; the epoch without one
     * @param known the policy that subscribers know, while they were not notified of the one in force; null otherwise
     * @param noticed by exemption, the day of whose approach subscribers were notified
     * @param item as it was read
     */
    public record Stored(
            @Nullable Document inForce,
            Instant since,
            @Nullable Document known,
            Map<String, String> noticed,
            @Nullable Item item) {

        public Stored {
            noticed = Map.copyOf(noticed);
        }
    }

    /**
     * What a message notifies subscribers of, besides findings.
     *
     * @param hash of the policy in force when it was prepared
     * @param noticed as in {@link Stored}, once the message is accepted
     */
    public record Notices(String hash, Map<String, String> noticed) {

        public Notices {
            noticed = Map.copyOf(noticed);
        }
    }

    public Stored read() {
        Item item = state.read(Keys.policyInForce(accountId)).item();
        if (item == null) {
            return new Stored(null, Instant.EPOCH, null, Map.of(), null);
        }
        try {
            Item known = state.read(Keys.policyKnown(accountId)).item();
            return new Stored(
                    document(item),
                    item.instant(SINCE),
                    known == null ? null : document(known),
                    texts(item.map(NOTICED)),
                    item);
        } catch (IllegalArgumentException e) {
            return new Stored(null, Instant.EPOCH, null, Map.of(), item);
        }
    }

    /**
     * Puts another policy in force, if what is stored is as it was read.
     *
     * @param known the policy that subscribers know; null if they know this one
     */
    public void put(Document document, Instant since, @Nullable Document known, Stored before) {
        Item item = builder(Keys.policyInForce(accountId), document)
                .instant(SINCE, since)
                .map(NOTICED, attributes(before.noticed()))
                .build();
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(state, item, unchanged(before)));
        ItemKey knownKey = Keys.policyKnown(accountId);
        writes.add(
                known == null
                        ? new Write.Delete(state, knownKey, Condition.always())
                        : new Write.Put(state, builder(knownKey, known).build(), Condition.always()));
        state.transact(writes);
    }

    private static Condition unchanged(Stored before) {
        if (before.item() == null) {
            return Condition.absent();
        }
        return before.inForce() == null
                ? Condition.unchanged(before.item())
                : Condition.has(HASH, Attribute.of(before.inForce().hash()));
    }

    /** What a message depends on: the policy that it reports is still in force. */
    Write requireInForce(Notices notices) {
        return new Write.Check(state, Keys.policyInForce(accountId), isInForce(notices));
    }

    /** Notes that subscribers were notified. */
    List<Write> notified(Notices notices) {
        Attribute noticed = new Attribute.MapOf(attributes(notices.noticed()));
        return List.of(
                new Write.Update(
                        state, Keys.policyInForce(accountId), Map.of(NOTICED, noticed), Set.of(), isInForce(notices)),
                new Write.Delete(state, Keys.policyKnown(accountId), Condition.always()));
    }

    static Attribute write(Notices notices) {
        return new Attribute.MapOf(Map.of(
                HASH, Attribute.of(notices.hash()), NOTICED, new Attribute.MapOf(attributes(notices.noticed()))));
    }

    static Notices notices(Attribute value) {
        if (value instanceof Attribute.MapOf(var members)
                && members.get(HASH) instanceof Attribute.Text(var hash)
                && members.get(NOTICED) instanceof Attribute.MapOf(var noticed)) {
            return new Notices(hash, texts(noticed));
        }
        throw new IllegalArgumentException("not the notices of a message");
    }

    private static Condition isInForce(Notices notices) {
        return Condition.has(HASH, Attribute.of(notices.hash()));
    }

    private static Item.Builder builder(ItemKey key, Document document) {
        return Item.builder(key)
                .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                .bytes(CONTENT, Packed.pack(Attribute.of(document.text())))
                .text(HASH, document.hash())
                .text(SOURCE, document.source())
                .text(SOURCE_VERSION, document.version());
    }

    private static Document document(Item item) {
        if (item.number(SubjectItems.VERSION) > SubjectItems.FORMAT
                || !(Packed.unpack(item.bytes(CONTENT)) instanceof Attribute.Text(var text))) {
            throw new IllegalArgumentException("not a policy that this version can read");
        }
        return new Document(text, item.text(SOURCE), item.text(SOURCE_VERSION));
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
