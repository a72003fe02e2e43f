package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.auditor.ledger.Refusal;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Ledger entries as items. There is one for each job and each audit reads them all: attribute names are short. */
final class LedgerItems {

    static final String REVISION = "r";
    static final String WRITER = "w";

    /** How long an entry stays after its job is gone. */
    static final Duration KEPT_WHEN_GONE = Duration.ofDays(30);

    private static final String ARN = "a";
    private static final String MARKS = "m";
    private static final String DESCRIBED_AT = "d";
    private static final String STATUS = "s";
    private static final String LAST_UPDATED_AT = "u";
    private static final String ENDED_AT = "e";
    private static final String COUNTERS = "c";
    private static final String COUNTERS_STILL_SINCE = "k";
    private static final String REFUSALS = "f";
    private static final String REFUSED_AT = "ft";
    private static final String JUDGED_BY = "j";
    private static final String VALID_UNTIL = "v";
    private static final String GONE = "g";

    private LedgerItems() {}

    static Item write(Place place, LedgerEntry entry, Instant committedAt) {
        Subject subject = entry.subject();
        Item item = Item.of(StateKeys.ledgerEntry(place.region(), subject.id()))
                .text(ARN, Subjects.unusualArn(place, subject))
                .number(REVISION, entry.revision())
                .text(WRITER, entry.writer())
                .map(MARKS, written(entry.marks()))
                .text(JUDGED_BY, entry.judgedBy())
                .instant(VALID_UNTIL, entry.verdictsValidUntil())
                .flag(GONE, entry.gone());
        write(item, entry.observation());
        write(item, entry.refusal());
        return entry.gone() ? item.expiresAt(committedAt.plus(KEPT_WHEN_GONE)) : item;
    }

    private static void write(Item item, @Nullable Observation observation) {
        if (observation != null) {
            item.instant(DESCRIBED_AT, observation.describedAt())
                    .text(STATUS, observation.status().value())
                    .instant(LAST_UPDATED_AT, observation.lastUpdatedAt())
                    .instant(ENDED_AT, observation.endedAt())
                    .number(COUNTERS, observation.counters())
                    .instant(COUNTERS_STILL_SINCE, observation.countersStillSince());
        }
    }

    private static void write(Item item, @Nullable Refusal refusal) {
        if (refusal != null) {
            item.number(REFUSALS, refusal.inARow()).instant(REFUSED_AT, refusal.at());
        }
    }

    /** @throws IllegalArgumentException if the item is not a ledger entry */
    static LedgerEntry read(Place place, Item item) {
        return new LedgerEntry(
                Subjects.read(place, item.text(Item.SORT_KEY), item.textOrNull(ARN)),
                item.number(REVISION),
                item.text(WRITER),
                marks(item.map(MARKS)),
                observation(item),
                item.has(REFUSALS)
                        ? new Refusal(Math.toIntExact(item.number(REFUSALS)), item.instant(REFUSED_AT))
                        : null,
                item.text(JUDGED_BY),
                item.instantOrNull(VALID_UNTIL),
                item.flag(GONE));
    }

    private static @Nullable Observation observation(Item item) {
        return item.has(DESCRIBED_AT)
                ? new Observation(
                        item.instant(DESCRIBED_AT),
                        new JobStatus(item.text(STATUS)),
                        item.instantOrNull(LAST_UPDATED_AT),
                        item.instantOrNull(ENDED_AT),
                        Math.toIntExact(item.number(COUNTERS)),
                        item.instant(COUNTERS_STILL_SINCE))
                : null;
    }

    /** Each mark as one text: open or not and severity, first observed at, content, observations. */
    private static Map<String, AttributeValue> written(Map<String, Mark> marks) {
        Map<String, AttributeValue> texts = new HashMap<>();
        marks.forEach((ruleId, mark) -> {
            String state = (mark.open() ? "+" : "-") + mark.severity().name().charAt(0);
            String firstObservedAt = Values.instant(mark.firstObservedAt()).n();
            texts.put(
                    ruleId,
                    Values.text(state + " " + firstObservedAt + " " + mark.content() + " " + mark.observations()));
        });
        return texts;
    }

    private static Map<String, Mark> marks(Map<String, AttributeValue> texts) {
        Map<String, Mark> marks = new HashMap<>();
        texts.forEach((ruleId, text) -> marks.put(ruleId, mark(text.s())));
        return marks;
    }

    private static Mark mark(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4 || parts[0].length() != 2) {
            throw new IllegalArgumentException("not a mark: '" + text + "'");
        }
        return new Mark(
                parts[0].charAt(0) == '+',
                severity(parts[0].charAt(1)),
                Values.instant(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    private static Severity severity(char initial) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().charAt(0) == initial)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity starts with '" + initial + "'"));
    }
}
