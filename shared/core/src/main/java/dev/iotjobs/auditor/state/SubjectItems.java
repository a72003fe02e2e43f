package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.record.Failure;
import dev.iotjobs.auditor.state.record.Fields;
import dev.iotjobs.auditor.state.record.JobCodec;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.Observation;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.state.record.TagSight;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads records of subjects as items of the state table. */
final class SubjectItems {

    /** The format version of items. It rises with each change that older versions of the auditor cannot read. */
    static final long FORMAT = 1;

    // Attribute names are short, because every audit reads the records of all jobs
    static final String VERSION = "v";
    private static final String REVISION = "r";
    private static final String WRITER = "w";
    private static final String MARKS = "m";
    private static final String STATUS = "s";
    private static final String DESCRIBED_AT = "d";
    private static final String STILL_SINCE = "k";
    private static final String STILL = "still";
    private static final String LAST_UPDATED_AT = "u";
    private static final String ENDED_AT = "e";
    private static final String DEVICES_AT_RISK = "q";
    private static final String EVIDENCE = "j";
    private static final String EARLIER = "c";
    private static final String GONE_SINCE = "ds";
    private static final String ID_USED_AGAIN = "du";
    private static final String FAILURE = "f";
    private static final String TAGS = "g";
    private static final String TAGS_AT = "ga";
    private static final String TAGS_DUE_AT = "gd";

    private SubjectItems() {}

    static Item write(AccountRegion place, SubjectRecord known) {
        Item.Builder item = Item.builder(Keys.subject(place, known.subject()))
                .number(VERSION, FORMAT)
                .number(REVISION, known.revision())
                .text(WRITER, known.writer())
                .map(MARKS, marks(known.marks()));
        if (known.observation() != null) {
            write(item, known.observation());
        }
        TagSight tags = known.tags();
        if (tags != null) {
            item.set(TAGS, tags.answer()).instant(TAGS_AT, tags.at()).instant(TAGS_DUE_AT, tags.dueAt());
        }
        Failure failure = known.failure();
        if (failure != null) {
            item.set(
                    FAILURE,
                    new Fields()
                            .text("kind", failure.kind().name())
                            .number("n", failure.inARow())
                            .instant("at", failure.at())
                            .map());
        }
        return item.build();
    }

    private static void write(Item.Builder item, Observation observation) {
        item.text(STATUS, observation.status().value())
                .instant(DESCRIBED_AT, observation.describedAt())
                .instant(STILL_SINCE, observation.times().still().since())
                .number(STILL, observation.times().still().counters())
                .instant(LAST_UPDATED_AT, observation.lastUpdatedAt())
                .instant(ENDED_AT, observation.endedAt())
                .number(DEVICES_AT_RISK, observation.devicesAtRisk())
                .set(EVIDENCE, observation.evidence());
        Observation.Gone gone = observation.gone();
        if (gone != null) {
            item.instant(GONE_SINCE, gone.since()).number(ID_USED_AGAIN, gone.isIdUsedAgain() ? 1 : 0);
        }
        if (!observation.earlier().isEmpty()) {
            item.set(
                    EARLIER,
                    new Attribute.ListOf(observation.earlier().stream()
                            .map(seen -> new Fields()
                                    .instant("at", seen.at())
                                    .part("n", seen.counters(), counters -> Fields.of(JobCodec.pack(counters)))
                                    .map())
                            .toList()));
        }
    }

    private static Map<String, Attribute> marks(Map<String, Mark> marks) {
        Map<String, Attribute> written = new HashMap<>();
        marks.forEach((ruleId, mark) -> written.put(
                ruleId,
                new Fields()
                        .text(
                                "s",
                                mark.severity() == null ? null : mark.severity().name())
                        .text(
                                "o",
                                mark.own() == null || mark.own() == mark.severity()
                                        ? null
                                        : mark.own().name())
                        .instant("t", mark.since())
                        .text("h", mark.how() == null ? null : mark.how().name())
                        .text("e", mark.exemption())
                        .number("b", mark.runs().bad())
                        .number("c", mark.runs().clean())
                        .instant("l", mark.runs().lastAt())
                        .number("x", mark.stated().content())
                        .instant("w", mark.stated().at())
                        .instant(
                                "g",
                                mark.stated().changedAt().equals(mark.since())
                                        ? null
                                        : mark.stated().changedAt())
                        .map()));
        return written;
    }

    /** @throws IllegalArgumentException if the item has a newer format or is not a record */
    static SubjectRecord read(AccountRegion place, Item item) {
        if (item.number(VERSION) > FORMAT) {
            throw new IllegalArgumentException("format " + item.number(VERSION) + " is newer than " + FORMAT);
        }
        Map<String, Mark> marks = HashMap.newHashMap(1);
        item.map(MARKS).forEach((ruleId, mark) -> marks.put(ruleId.intern(), mark(Fields.of(mark))));
        return new SubjectRecord(
                Keys.subject(place, item.text(Item.SORT_KEY)),
                item.number(REVISION),
                item.text(WRITER).intern(),
                item.has(DESCRIBED_AT) ? observation(item) : null,
                item.has(FAILURE) ? failure(Fields.of(required(item.attribute(FAILURE)))) : null,
                item.has(TAGS) ? tags(item) : null,
                marks);
    }

    private static Observation observation(Item item) {
        Attribute counters = item.attribute(EARLIER);
        return new Observation(
                new Observation.Times(
                        item.instant(DESCRIBED_AT),
                        new Observation.Still(item.instant(STILL_SINCE), (int) item.numberOrZero(STILL)),
                        item.instantOrNull(LAST_UPDATED_AT),
                        item.instantOrNull(ENDED_AT)),
                JobStatus.of(item.text(STATUS)),
                item.number(DEVICES_AT_RISK),
                new Attribute.Bytes(item.bytes(EVIDENCE)),
                counters == null ? List.of() : earlier(counters),
                item.has(GONE_SINCE)
                        ? new Observation.Gone(item.instant(GONE_SINCE), item.number(ID_USED_AGAIN) == 1)
                        : null);
    }

    private static TagSight tags(Item item) {
        return new TagSight(item.instant(TAGS_AT), item.instant(TAGS_DUE_AT), new Attribute.Bytes(item.bytes(TAGS)));
    }

    private static List<EarlierCounters> earlier(Attribute counters) {
        return Fields.of(new Attribute.MapOf(Map.of(EARLIER, counters)))
                .list(
                        EARLIER,
                        seen -> new EarlierCounters(
                                required(seen.instant("at")),
                                required(seen.part("n", part -> JobCodec.counters(part.map())))));
    }

    private static Mark mark(Fields mark) {
        String severity = mark.text("s");
        String own = mark.text("o") == null ? severity : mark.text("o");
        String how = mark.text("h");
        Instant since = required(mark.instant("t"));
        Instant changedAt = mark.instant("g");
        return new Mark(
                severity == null ? null : Severity.valueOf(severity),
                own == null ? null : Severity.valueOf(own),
                since,
                how == null ? null : How.valueOf(how),
                mark.text("e"),
                new Mark.Runs(required(mark.integer("b")), required(mark.integer("c")), required(mark.instant("l"))),
                new Mark.Stated(
                        required(mark.integer("x")),
                        required(mark.instant("w")),
                        changedAt == null ? since : changedAt));
    }

    private static Failure failure(Fields failure) {
        return new Failure(
                Failure.Kind.valueOf(required(failure.text("kind"))),
                required(failure.integer("n")),
                required(failure.instant("at")));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        return value;
    }

    /**
     * The condition that the stored record is unchanged since it was read. The record has the same revision and
     * writer, or there is still no record.
     */
    static Condition unchanged(SubjectRecord known) {
        return known.revision() == 0
                ? Condition.absent()
                : new Condition.Has(
                        Map.of(REVISION, Attribute.of(known.revision()), WRITER, Attribute.of(known.writer())));
    }
}
