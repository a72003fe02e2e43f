package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.CliCommand.Effect;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.record.Fields;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Filter;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads findings as items. The attributes of these items have names and values that people and other
 * programs can read.
 */
public final class FindingItems {

    /** Time for which the table keeps a closed finding. */
    private static final Duration KEPT_WHEN_CLOSED = Duration.ofDays(90);

    /** Longest stored text of a reason or of one figure of the evidence, in characters. */
    private static final int LONGEST_TEXT = 1_000;

    static final String FINDING_ID = "findingId";
    static final String ACCOUNT = "account";
    static final String REGION = "region";
    static final String RULE_ID = "ruleId";
    static final String SEVERITY = "severity";
    static final String SINCE = "since";
    static final String UPDATED_AT = "updatedAt";
    static final String STATUS = "status";

    /** Attributes that {@link #key} reads. */
    static final Set<String> KEY = Set.of("partition", ACCOUNT, REGION, "subject", RULE_ID);

    private static final String CLOSED_BECAUSE = "closedBecause";

    private FindingItems() {}

    /**
     * Reads the findings with these keys from a table. The result lacks findings that do not exist or cannot be read.
     *
     * @throws dev.iotjobs.auditor.table.StoreException if the table cannot be read
     */
    public static Map<FindingKey, Finding> readAll(ItemTable table, Collection<FindingKey> keys) {
        Map<FindingKey, Finding> found = new HashMap<>();
        for (Item item : table.getAll(keys.stream().map(Keys::finding).toList())) {
            try {
                Finding finding = read(item);
                found.put(finding.key(), finding);
            } catch (RuntimeException e) {
                // The item has a newer format or is damaged.
            }
        }
        return found;
    }

    /**
     * Reads the exempted findings of a Region from the index of open findings. The index may be slightly out of date.
     * The result lacks findings that cannot be read.
     *
     * @throws dev.iotjobs.auditor.table.StoreException if the table cannot be read
     */
    public static List<Finding> exempted(ItemTable table, AccountRegion place) {
        List<Finding> exempted = new ArrayList<>();
        Selection suppressed = Selection.open(Keys.openFindings(place))
                .where(new Filter.OneOf(STATUS, Set.of(FindingStatus.SUPPRESSED.name())));
        try (Stream<Item> items = table.read(suppressed)) {
            items.forEach(item -> {
                try {
                    exempted.add(read(item));
                } catch (RuntimeException e) {
                    // The item has a newer format or is damaged.
                }
            });
        }
        return exempted;
    }

    static Item write(Finding finding) {
        FindingKey key = finding.key();
        AccountRegion place = key.place();
        Item.Builder item = Item.builder(Keys.finding(key))
                .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                .text(FINDING_ID, key.id())
                .text("partition", place.partition())
                .text(ACCOUNT, place.accountId())
                .text(REGION, place.region())
                .text("subject", key.subject().id())
                .text("resourceArn", key.subject().resourceArn())
                .text(RULE_ID, key.ruleId())
                .number("ruleVersion", finding.ruleVersion())
                .text("title", finding.title())
                .text(STATUS, finding.status().name())
                .text("exemption", finding.exemption())
                .text(SEVERITY, finding.severity().name())
                .text(
                        CLOSED_BECAUSE,
                        finding.end() == null ? null : finding.end().name())
                .text("reason", cut(finding.reason()))
                .map("evidence", evidence(finding.evidence()))
                .set(
                        "evidenceOrder",
                        texts(List.copyOf(finding.evidence().values().keySet())))
                .text(
                        "origin",
                        finding.origin() == null ? null : finding.origin().name())
                .set("targets", texts(finding.targets()))
                .number("targetCount", finding.targetCount())
                .text("remediation", finding.remediation())
                .set("commands", commands(finding.commands()))
                .text(SINCE, finding.since().toString())
                .text("evaluatedAt", finding.evaluatedAt().toString())
                .text(UPDATED_AT, finding.updatedAt().toString())
                .set(
                        "history",
                        new Attribute.ListOf(finding.history().stream()
                                .map(FindingItems::event)
                                .toList()));
        if (finding.earlierEvents() > 0) {
            item.number("earlierEvents", finding.earlierEvents());
        }
        return finding.isOpen()
                ? item.text(ItemTable.OPEN_PARTITION_KEY, Keys.openFindings(place))
                        .text(ItemTable.OPEN_SORT_KEY, rank(finding))
                        .build()
                : item.expiresAt(finding.updatedAt().plus(KEPT_WHEN_CLOSED)).build();
    }

    /** The sort key in the index {@code open}. Its order is {@link Finding#WORST_FIRST}. */
    private static String rank(Finding finding) {
        long newestFirst = Long.MAX_VALUE - finding.minuteOfChange().toEpochMilli();
        FindingKey key = finding.key();
        return String.join(
                "#",
                String.valueOf(worstFirst(finding.severity())),
                String.valueOf(newestFirst),
                key.ruleId(),
                key.place().region(),
                key.subject().id());
    }

    private static int worstFirst(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case INFORMATIONAL -> 4;
        };
    }

    /** The last possible sort key in the index {@code open} for findings of at least this severity. */
    static String lastRank(Severity atLeast) {
        return worstFirst(atLeast) + "$"; // sorts after every key that has '#' there
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
    }

    private static Map<String, Attribute> evidence(Evidence evidence) {
        Map<String, Attribute> facts = new LinkedHashMap<>();
        evidence.values()
                .forEach((name, fact) -> facts.put(
                        name,
                        switch (fact) {
                            case Boolean flag -> Attribute.of(flag.booleanValue());
                            case Number number ->
                                new Attribute.Number(new BigDecimal(number.toString()).toPlainString());
                            default -> Attribute.of(cut(fact.toString()));
                        }));
        return facts;
    }

    private static @Nullable Attribute texts(List<String> texts) {
        return texts.isEmpty()
                ? null
                : new Attribute.ListOf(texts.stream().map(Attribute::of).toList());
    }

    private static @Nullable Attribute commands(List<CliCommand> commands) {
        return commands.isEmpty()
                ? null
                : new Attribute.ListOf(commands.stream()
                        .map(command -> new Fields()
                                .text("purpose", command.purpose())
                                .text("effect", command.effect().name())
                                .text("command", command.toString())
                                .texts("arguments", command.arguments())
                                .map())
                        .toList());
    }

    private static Attribute event(Event event) {
        return new Fields()
                .text("at", event.at().toString())
                .text("type", event.type().name())
                .text(SEVERITY, event.severity().name())
                .text("closedBecause", event.end() == null ? null : event.end().name())
                .map();
    }

    /** @throws RuntimeException if the item has a newer format or is not a finding */
    static Finding read(Item item) {
        if (item.number(SubjectItems.VERSION) > SubjectItems.FORMAT) {
            throw new IllegalArgumentException("format " + item.number(SubjectItems.VERSION) + " is newer");
        }
        Fields fields = Fields.of(new Attribute.MapOf(item.attributes()));
        String end = item.textOrNull(CLOSED_BECAUSE);
        return Finding.builder(key(item), Severity.valueOf(item.text(SEVERITY)), Instant.parse(item.text(UPDATED_AT)))
                .rule(Math.toIntExact(item.number("ruleVersion")), item.text("title"), item.text("remediation"))
                .status(FindingStatus.valueOf(item.text(STATUS)), end == null ? null : End.valueOf(end))
                .exemption(item.textOrNull("exemption"))
                .because(
                        item.text("reason"),
                        evidence(item.map("evidence"), fields.texts("evidenceOrder")),
                        fields.list("commands", FindingItems::command))
                .origin(origin(item))
                .targets(fields.texts("targets"), Math.toIntExact(item.number("targetCount")))
                .since(Instant.parse(item.text(SINCE)))
                .evaluatedAt(Instant.parse(item.text("evaluatedAt")))
                .history(
                        fields.list("history", FindingItems::event),
                        Math.toIntExact(item.numberOrZero("earlierEvents")))
                .build();
    }

    private static @Nullable Origin origin(Item item) {
        String origin = item.textOrNull("origin");
        return origin == null ? null : Origin.valueOf(origin);
    }

    static FindingKey key(Item item) {
        AccountRegion place = new AccountRegion(item.text("partition"), item.text(ACCOUNT), item.text(REGION));
        return new FindingKey(place, Keys.subject(place, item.text("subject")), item.text(RULE_ID));
    }

    private static Evidence evidence(Map<String, Attribute> facts, List<String> order) {
        Map<String, Object> read = new LinkedHashMap<>();
        order.forEach(name -> read.put(
                name,
                switch (facts.get(name)) {
                    case Attribute.Flag(var flag) -> flag;
                    case Attribute.Number(var number) -> new BigDecimal(number);
                    case Attribute.Text(var text) -> text;
                    case null, default -> throw new IllegalArgumentException("evidence." + name + " cannot be read");
                }));
        return new Evidence(read);
    }

    private static CliCommand command(Fields command) {
        return new CliCommand(
                Effect.valueOf(required(command.text("effect"))),
                required(command.text("purpose")),
                command.texts("arguments"));
    }

    private static Event event(Fields event) {
        String end = event.text("closedBecause");
        return new Event(
                Instant.parse(required(event.text("at"))),
                TransitionType.valueOf(required(event.text("type"))),
                Severity.valueOf(required(event.text(SEVERITY))),
                end == null ? null : End.valueOf(end));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        return value;
    }
}
