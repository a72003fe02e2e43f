package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.state.Head.Baseline;
import dev.iotjobs.auditor.state.Head.Brake;
import dev.iotjobs.auditor.state.Head.Compared;
import dev.iotjobs.auditor.state.Head.LastAudit;
import dev.iotjobs.auditor.state.Head.LastNotified;
import dev.iotjobs.auditor.state.Head.WholeListing;
import dev.iotjobs.auditor.state.record.Fields;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the head of a Region as an item. Each part of the head has its own attributes. A part that cannot
 * be read does not affect the others.
 */
final class HeadItems {

    static final String HOLDER = "holder";
    static final String UNTIL = "until";
    static final String NOTIFIED = "notified";
    private static final String RULES = "rules";
    private static final String BASELINE = "baseline";
    private static final String AUDITED_AT = "auditedAt";
    private static final String LISTING = "listing";
    static final String BRAKE = "brake";
    private static final String COMPARED = "compared";
    private static final String COUNTED_AT = "countedAt";

    private HeadItems() {}

    /**
     * A head as read.
     *
     * @param isDamaged whether a part of the head could not be read
     */
    record Read(Head head, boolean isDamaged) {}

    static Read read(@Nullable Item item) {
        if (item == null) {
            return new Read(Head.NONE, false);
        }
        Reader reader = new Reader(item);
        NotifiedId notified = reader.part(NOTIFIED, value -> NotifiedId.parse(text(value)));
        boolean isNotifiedLost = item.has(NOTIFIED) && notified == null;
        boolean isNewer = !(item.attribute(SubjectItems.VERSION) instanceof Attribute.Number(var version))
                || Long.parseLong(version) > SubjectItems.FORMAT;
        Head head = new Head(
                true,
                reader.lease(),
                new LastNotified(
                        reader.part(NOTIFIED, HeadItems::text),
                        notified,
                        isNotifiedLost || (isNewer && notified == null)),
                reader.part(BASELINE, HeadItems::baseline),
                new LastAudit(
                        Objects.requireNonNullElse(reader.part(RULES, HeadItems::rules), Map.of()),
                        reader.part(AUDITED_AT, HeadItems::instant),
                        reader.part(LISTING, HeadItems::listing)),
                reader.part(BRAKE, HeadItems::brake),
                reader.part(COMPARED, HeadItems::compared));
        return new Read(head, reader.isDamaged || isNewer);
    }

    private static final class Reader {

        private final Item item;
        private boolean isDamaged;

        Reader(Item item) {
            this.item = item;
        }

        <T> @Nullable T part(String name, Function<Attribute, T> reader) {
            Attribute value = item.attribute(name);
            if (value == null) {
                return null;
            }
            try {
                return reader.apply(value);
            } catch (RuntimeException e) {
                isDamaged = true;
                return null;
            }
        }

        @Nullable
        Lease lease() {
            String holder = part(HOLDER, HeadItems::text);
            Instant until = part(UNTIL, HeadItems::instant);
            return holder == null || until == null ? null : new Lease(holder, until);
        }
    }

    private static String text(Attribute value) {
        if (value instanceof Attribute.Text(var text)) {
            return text;
        }
        throw new IllegalArgumentException("not a text");
    }

    private static Instant instant(Attribute value) {
        if (value instanceof Attribute.Number(var number)) {
            return Instant.ofEpochMilli(Long.parseLong(number));
        }
        throw new IllegalArgumentException("not a number");
    }

    /**
     * The attribute which says that the list of notified findings is lost. The attribute stays until a summary stores a
     * new list.
     */
    static Map<String, Attribute> lostNotified() {
        // Without this attribute, subscribers would count as never notified.
        return Map.of(NOTIFIED, Attribute.of("lost"));
    }

    static Map<String, Attribute> version() {
        return Map.of(SubjectItems.VERSION, Attribute.of(SubjectItems.FORMAT));
    }

    static Map<String, Attribute> write(Lease lease) {
        return Map.of(
                HOLDER,
                Attribute.of(lease.holder()),
                UNTIL,
                Attribute.of(lease.until().toEpochMilli()));
    }

    static Map<String, Attribute> writeRules(Map<String, String> rules) {
        Map<String, Attribute> values = new HashMap<>();
        rules.forEach((ruleId, judgedBy) -> values.put(ruleId, Attribute.of(judgedBy)));
        return Map.of(RULES, new Attribute.MapOf(values));
    }

    private static Map<String, String> rules(Attribute value) {
        if (!(value instanceof Attribute.MapOf(var values))) {
            throw new IllegalArgumentException("not a map");
        }
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, rule -> text(rule.getValue())));
    }

    static Map<String, Attribute> write(Baseline baseline) {
        Scope scope = baseline.scope();
        return Map.of(
                BASELINE,
                new Fields()
                        .instant("at", baseline.at())
                        .texts(
                                "statuses",
                                scope.statuses().stream()
                                        .map(JobStatus::value)
                                        .sorted()
                                        .toList())
                        .text(
                                "selection",
                                scope.targetSelection() == null
                                        ? null
                                        : scope.targetSelection().value())
                        .text("thingGroup", scope.thingGroupName())
                        .text("thingGroupId", scope.thingGroupId())
                        .text("namespace", scope.namespaceId())
                        .map());
    }

    private static Baseline baseline(Attribute value) {
        Fields fields = Fields.of(value);
        String selection = fields.text("selection");
        Set<JobStatus> statuses =
                fields.texts("statuses").stream().map(JobStatus::new).collect(Collectors.toSet());
        return new Baseline(
                required(fields.instant("at")),
                new Scope(
                        statuses,
                        selection == null ? null : new TargetSelection(selection),
                        fields.text("thingGroup"),
                        fields.text("thingGroupId"),
                        fields.text("namespace")));
    }

    static Map<String, Attribute> writeAuditedAt(Instant at) {
        return Map.of(AUDITED_AT, Attribute.of(at.toEpochMilli()));
    }

    static Map<String, Attribute> write(WholeListing listing) {
        return Map.of(
                LISTING,
                new Fields()
                        .instant("at", listing.at())
                        .flag("complete", listing.complete())
                        .number("jobs", listing.jobs())
                        .number("unseen", listing.unseen())
                        .map());
    }

    private static WholeListing listing(Attribute value) {
        Fields fields = Fields.of(value);
        return new WholeListing(
                required(fields.instant("at")),
                required(fields.flag("complete")),
                required(fields.integer("jobs")),
                required(fields.integer("unseen")));
    }

    static Map<String, Attribute> write(Brake brake) {
        return Map.of(
                BRAKE,
                new Fields()
                        .instant("since", brake.since())
                        .number("count", brake.count())
                        .map());
    }

    private static Brake brake(Attribute value) {
        Fields fields = Fields.of(value);
        return new Brake(required(fields.instant("since")), required(fields.integer("count")));
    }

    static Map<String, Attribute> write(Compared compared) {
        return Map.of(
                COMPARED,
                new Fields()
                        .text("table", compared.table())
                        .instant("at", compared.at())
                        .map());
    }

    private static Compared compared(Attribute value) {
        Fields fields = Fields.of(value);
        return new Compared(required(fields.text("table")), required(fields.instant("at")));
    }

    /** The attribute with the start of the newest audit that counted every job. */
    static Map<String, Attribute> writeCountedAt(Instant startedAt) {
        // Not rounded: the time is part of the key of the audit's figures
        return Map.of(COUNTED_AT, Attribute.of(startedAt.toString()));
    }

    /**
     * The start of the newest audit that counted every job; null if the head has no such time.
     *
     * @throws RuntimeException if the time cannot be read
     */
    static @Nullable Instant countedAt(Item head) {
        String at = head.textOrNull(COUNTED_AT);
        return at == null ? null : Instant.parse(at);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        return value;
    }
}
