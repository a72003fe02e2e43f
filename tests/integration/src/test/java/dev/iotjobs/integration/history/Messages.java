package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.Lease;
import dev.iotjobs.auditor.state.MessageStore;
import dev.iotjobs.auditor.state.Notified;
import dev.iotjobs.auditor.state.NotifiedId;
import dev.iotjobs.auditor.state.PolicyStore;
import dev.iotjobs.auditor.state.PreparedMessage;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks each message when it is prepared. Computes which findings subscribers know as open from the messages that they
 * received.
 */
public final class Messages {

    /** Key of the item with the message that is being sent. */
    static final ItemKey KEY = new ItemKey("M#" + World.ACCOUNT, "-");

    private final World world;
    /** For each message that reports a change of policy: the hash of the policy, by id of the message. */
    private final Map<String, String> policyOf = new HashMap<>();

    private final Map<String, Content> contents = new HashMap<>();

    /** The message that is being sent; null if there is none. */
    private @Nullable PreparedMessage waiting;

    Messages(World world) {
        this.world = world;
    }

    /**
     * The part of a message about one Region.
     *
     * @param id id of the message
     * @param isSummary whether the message is a summary of all open findings
     * @param number position of the message among the messages about the Region
     * @param before severities of the findings that subscribers knew as open before the message
     * @param after severities of the findings that subscribers know as open after the message
     */
    record Part(
            String id,
            String region,
            boolean isSummary,
            long number,
            Map<String, Severity> before,
            Map<String, Severity> after) {

        /** The findings that this part reports as changed, with their severities; null for a closed finding. */
        Map<String, @Nullable Severity> lines() {
            Set<String> names = new HashSet<>(before.keySet());
            names.addAll(after.keySet());
            Map<String, @Nullable Severity> lines = new TreeMap<>();
            names.stream()
                    .filter(name -> before.get(name) != after.get(name))
                    .forEach(name -> lines.put(name, after.get(name)));
            return lines;
        }
    }

    /** A message with its parts by Region. */
    record Content(Message message, Map<String, Part> parts) {

        int lines() {
            return parts.values().stream().mapToInt(part -> part.lines().size()).sum();
        }
    }

    /** Checks the prepared message after a run has written, taken over or deleted its item in the state table. */
    void written(Run run) {
        MessageStore store = new MessageStore("aws", World.ACCOUNT, world.state(), "witness");
        MessageStore.Pending pending = store.pending();
        PreparedMessage before = waiting;
        waiting = pending == null ? null : pending.message();
        PreparedMessage prepared = waiting;
        if (prepared == null) {
            return;
        }
        requireFree(run, before, prepared);
        Content content = content(run, store, prepared);
        Content known = contents.putIfAbsent(prepared.message().id(), content);
        if (known != null) {
            world.require(
                    known.message().equals(content.message()),
                    "one message id has one content",
                    () -> known + " and " + content);
        } else {
            world.log("MESSAGE", () -> prepared.message().id() + " " + words(content));
            requireInScope(run, content);
            requireStored(run, prepared);
            requireNewPolicy(prepared);
            // These checks compare what subscribers knew before and after the message. They need both lists to be
            // readable.
            if (!isSpoiled(store, prepared)) {
                requireTrue(run, content);
                requireCriticalIfUrgent(run, content);
                world.require(
                        content.lines() > 0 || prepared.notices() != null || run.spec.kind() == RunSpec.Kind.SUMMARY,
                        "a message says something",
                        () -> run.spec.id());
            }
        }
    }

    /** Checks that not more than one message reports a change of the policy. */
    private void requireNewPolicy(PreparedMessage prepared) {
        PolicyStore.Notices notices = prepared.notices();
        if (notices == null) {
            return;
        }
        world.require(
                world.memoryWasLost
                        || world.policyWasLost
                        || !notices.policyHash().equals(reportedPolicy()),
                "a change of the policy is reported once",
                () -> prepared.message().id());
        policyOf.put(prepared.message().id(), notices.policyHash());
    }

    /**
     * The hash of the policy that subscribers were last notified of; empty if no message has reported a policy.
     * Repetitions of a message do not count.
     */
    private String reportedPolicy() {
        return world.topic.delivered().stream()
                .map(Message::id)
                .distinct()
                .map(policyOf::get)
                .filter(Objects::nonNull)
                .reduce("", (_, later) -> later);
    }

    /** Checks that subscribers were notified of the policy in force. Called after all faults are over. */
    void requireReported(PolicyStore.Stored policy) {
        PolicyStore.Document inForce = policy.inForce();
        String reported = reportedPolicy();
        world.require(
                world.memoryWasLost
                        || reported.isEmpty()
                        || (inForce != null && inForce.hash().equals(reported)),
                "subscribers know the policy in force",
                () -> reported + " but in force is " + policy);
    }

    /**
     * Checks that a run takes over a message from another run only in two cases: if the run was started to take over,
     * or if the other run's time for the message has expired.
     *
     * @param before the stored message before this run stored {@code prepared}; null if there was none
     * @param prepared the message that is stored now
     */
    private void requireFree(Run run, @Nullable PreparedMessage before, PreparedMessage prepared) {
        if (before == null
                || !before.message().id().equals(prepared.message().id())
                || before.by().equals(prepared.by())) {
            return;
        }
        world.require(
                run.spec.takesOver()
                        || world.memoryWasLost
                        || !new Lease("", before.until()).holds(run.serviceTimeOfDecision()),
                "a message is not taken from a run that sends it",
                () -> run.spec.id() + " " + before);
    }

    /**
     * Checks that, for each Region of a prepared message, the state table has the list of findings that subscribers
     * know after it. The list is missing if a run prepares a message although another run has taken over from it.
     */
    private void requireStored(Run run, PreparedMessage prepared) {
        prepared.regions()
                .forEach((region, part) -> world.require(
                        world.state()
                                        .find(new ItemKey(
                                                "N#" + World.ACCOUNT + "#" + region,
                                                part.after().number() + "#"
                                                        + part.after().run() + "#0"))
                                != null,
                        "what a message makes of notices is stored when it is prepared",
                        () -> run.spec.id() + " " + part.after()));
    }

    private boolean isSpoiled(MessageStore store, PreparedMessage prepared) {
        return prepared.regions().entrySet().stream()
                .anyMatch(part -> isSpoiled(
                                store, part.getKey(), id(part.getValue().before()))
                        || isSpoiled(store, part.getKey(), part.getValue().after()));
    }

    private boolean isSpoiled(MessageStore store, String region, @Nullable NotifiedId id) {
        return store.readNotified(world.region(region).place, id) == null;
    }

    private Content content(Run run, MessageStore store, PreparedMessage prepared) {
        Map<String, Part> parts = new TreeMap<>();
        prepared.regions()
                .forEach((region, part) -> parts.put(
                        region,
                        new Part(
                                prepared.message().id(),
                                region,
                                run.spec.kind() == RunSpec.Kind.SUMMARY,
                                part.after().number(),
                                known(store, region, id(part.before())),
                                known(store, region, part.after()))));
        return new Content(prepared.message(), parts);
    }

    private Map<String, Severity> known(MessageStore store, String region, @Nullable NotifiedId id) {
        Notified notified = store.readNotified(world.region(region).place, id);
        Map<String, Severity> known = new HashMap<>();
        if (notified != null) {
            notified.entries().forEach((key, entry) -> known.put(region + " " + key, entry.severity()));
        }
        return known;
    }

    /** Parses the id of a stored list of notified findings; null if there is no id or it cannot be parsed. */
    private static @Nullable NotifiedId id(@Nullable String stored) {
        String[] parts = stored == null ? new String[0] : stored.split("#", -1);
        return parts.length == 3
                ? new NotifiedId(Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]))
                : null;
    }

    private void requireInScope(Run run, Content content) {
        Scope scope = run.scope;
        if (run.isNarrow()) {
            content.parts()
                    .values()
                    .forEach(part -> part.lines()
                            .keySet()
                            .forEach(name -> world.require(
                                    world.witness.records().mayBeInScope(name, scope),
                                    "a message of a narrower scope has lines of its scope only",
                                    () -> run.spec.id() + " " + scope + " " + name)));
        }
    }

    /**
     * Checks that a message agrees with the records at the moment when a run prepares the message. A summary may omit
     * findings. The check fails if a run reports old states because it continued after another run had taken over.
     */
    private void requireTrue(Run run, Content content) {
        Map<String, SubjectRecord> stored = world.witness.records().stored();
        content.parts()
                .values()
                .forEach(part -> part.lines().forEach((name, severity) -> {
                    String subjectId = Findings.subjectId(name);
                    SubjectRecord known = stored.get(part.region() + " " + subjectId);
                    Mark mark = known == null ? null : known.marks().get(Findings.ruleId(name));
                    Severity real = mark == null || !mark.isOpen() ? null : mark.severity();
                    world.require(
                            real == severity
                                    || (known == null && isStored(part.region(), subjectId))
                                    || (severity == null && part.isSummary()),
                            "a message says what is true when it is prepared",
                            () -> run.spec.id() + " says that " + name + " is " + severity + ", it is " + real);
                }));
    }

    private boolean isStored(String region, String subjectId) {
        return Disasters.items(world.state()).stream()
                .map(Item::key)
                .anyMatch(key -> key.partition().startsWith("J#" + World.ACCOUNT + "#" + region + "#")
                        && key.sort().equals(subjectId));
    }

    /**
     * Checks that a message reports only critical findings, unless it is the message at the end of the run. The id of
     * that message is the id of the run.
     */
    private void requireCriticalIfUrgent(Run run, Content content) {
        boolean isLast = content.message().id().equals(run.spec.id());
        content.parts()
                .values()
                .forEach(part -> part.lines().forEach((name, severity) -> {
                    String nameless = name.substring(0, name.lastIndexOf('@') + 1) + "-";
                    world.require(
                            isLast
                                    || severity == Severity.CRITICAL
                                    || part.lines().containsKey(nameless),
                            "what is reported during an audit is critical",
                            () -> run.spec.id() + " " + content.message().id() + " " + name + " " + severity);
                }));
    }

    void published(Run run, Message message) {
        Content content = contents.get(message.id());
        world.require(
                content != null && content.message().equals(message),
                "what is published is what was prepared",
                () -> run.spec.id() + " " + message);
    }

    /**
     * The open findings that a subscriber knows from messages. The subscriber ignores repeated messages, and applies
     * the others in the order of their numbers.
     *
     * @param delivered messages in the order in which they arrived
     * @return severities by name of the finding
     */
    Map<String, Severity> belief(List<Message> delivered) {
        List<Part> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Message message : delivered) {
            Content content = contents.get(message.id());
            if (ids.add(message.id()) && content != null) {
                parts.addAll(content.parts().values());
            }
        }
        parts.sort(Comparator.comparingLong(Part::number));
        Map<String, Severity> belief = new TreeMap<>();
        parts.forEach(part -> fold(part, belief));
        return belief;
    }

    private void fold(Part part, Map<String, Severity> belief) {
        if (part.isSummary()) {
            belief.keySet().removeIf(name -> Findings.region(name).equals(part.region()));
            belief.putAll(part.after());
            return;
        }
        part.lines().forEach((name, severity) -> {
            world.require(
                    world.memoryWasLost || belief.get(name) != severity,
                    "nothing is reported twice",
                    () -> part.id() + " " + name + " " + severity);
            if (severity == null) {
                belief.remove(name);
            } else {
                belief.put(name, severity);
            }
        });
    }

    private static String words(Content content) {
        StringBuilder words = new StringBuilder(content.message().subject());
        content.parts()
                .values()
                .forEach(part -> words.append(" ").append(part.number()).append(part.lines()));
        return words.toString();
    }
}
