package dev.iotjobs.local.crash;

import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.Queue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables and the topic of an auditor in a local account, and a queue that receives the topic's messages. Tests can
 * save and restore the content of the tables.
 */
public final class Installation {

    private final MemoryTable findings;
    private final MemoryTable state;
    private final String topicArn;
    private final Queue subscriber;
    private int messagesBefore;

    /** Sets up tables, topic and queue with the name {@code crash}. */
    public Installation(LocalAccount account) {
        this(account, "crash");
    }

    /**
     * Sets up tables, topic and queue.
     *
     * @param name name of the topic and of the queue, and beginning of the names of both tables
     */
    public Installation(LocalAccount account, String name) {
        MemoryDatabase tables = account.tables(AccountHistory.HOME);
        this.findings = tables.table(name + "-findings");
        this.state = tables.table(name + "-state");
        this.topicArn = account.createTopic(AccountHistory.HOME, name);
        this.subscriber = account.subscribeQueue(topicArn, name);
    }

    /** The environment variables that configure the auditor for this installation. */
    public Map<String, String> environment() {
        return Map.of(
                "AUDIT_REGIONS", String.join(",", AccountHistory.REGIONS),
                "AUDIT_FINDINGS_TABLE", findings.name(),
                "AUDIT_STATE_TABLE", state.name(),
                "AUDIT_TOPIC_ARN", topicArn,
                "AUDIT_MAX_TPS", "unlimited");
    }

    public String findingsTable() {
        return findings.name();
    }

    public String stateTable() {
        return state.name();
    }

    /** The content of both tables. */
    public record Saved(List<Item> findings, List<Item> state) {}

    public Saved save() {
        return new Saved(findings.items(), state.items());
    }

    /** Restores the tables. From now on, messages that the queue received before this call are ignored. */
    public void restore(Saved saved) {
        findings.restore(saved.findings());
        state.restore(saved.state());
        messagesBefore = subscriber.bodies().size();
    }

    /**
     * The state that audits have left in the tables, and the messages that the queue has received since the last call
     * of {@link #restore}.
     */
    public EndState endState() {
        Set<String> open = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (Item item : findings.items()) {
            all.add(standing(item));
            if (!text(item, "status").equals("CLOSED")) {
                open.add(StoredState.finding(
                        text(item, "region"), text(item, "ruleId"), text(item, "subject"), text(item, "severity")));
            }
        }
        StoredState stored = new StoredState(findings, state);
        return new EndState(
                all,
                open,
                stored.marks(),
                stored.notified(),
                byNumbers().values().stream()
                        .map(some -> some.getFirst().withoutTimes())
                        .toList(),
                stored.prepared().isPresent());
    }

    private static String standing(Item item) {
        return String.join(
                " ",
                text(item, "findingId"),
                text(item, "region"),
                text(item, "ruleId"),
                text(item, "subject"),
                text(item, "severity"),
                text(item, "status"),
                text(item, "closedBecause"),
                text(item, "reason"));
    }

    private static String text(Item item, String attribute) {
        return Optional.ofNullable(item.textOrNull(attribute)).orElse("");
    }

    /**
     * The message in the state table that no audit has finished sending. Empty if the table has no such message, or if
     * the message cannot be read.
     */
    public Optional<Message> prepared() {
        return new StoredState(findings, state).prepared();
    }

    /**
     * The messages that the queue received since the last {@link #restore}, in order. Repeated messages are included.
     */
    public List<Received> received() {
        List<String> envelopes = subscriber.bodies();
        return envelopes.subList(messagesBefore, envelopes.size()).stream()
                .map(Received::of)
                .toList();
    }

    /** How many of {@link #received} repeat an earlier message. */
    public long repetitions() {
        return (long) received().size() - byNumbers().size();
    }

    /** How many messages were received again with another text or other attributes; 0 if the auditor is correct. */
    public long contradictions() {
        return byNumbers().values().stream()
                .filter(some -> some.stream().distinct().count() > 1)
                .count();
    }

    private Map<String, List<Received>> byNumbers() {
        return received().stream()
                .collect(Collectors.groupingBy(Received::numbers, LinkedHashMap::new, Collectors.toList()));
    }
}
