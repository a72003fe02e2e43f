package dev.iotjobs.auditor.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import java.util.List;

/** Outbox entries as items. */
final class OutboxItems {

    private static final String SUBJECT = "subject";
    private static final String REVISION = "revision";
    private static final String OCCASION = "occasion";
    private static final String COMMITTED_AT = "committedAt";
    private static final String TRANSITIONS = "transitions";

    private static final TypeReference<List<Transition>> TRANSITIONS_TYPE = new TypeReference<>() {};

    private OutboxItems() {}

    static Item write(OutboxEntry entry) {
        return Item.of(StateKeys.outboxEntry(entry.region(), entry.subjectId(), entry.revision()))
                .text(SUBJECT, entry.subjectId())
                .number(REVISION, entry.revision())
                .text(OCCASION, entry.occasion().name())
                .instant(COMMITTED_AT, entry.committedAt())
                .bytes(TRANSITIONS, PackedJson.pack(entry.transitions()));
    }

    /** @throws IllegalArgumentException if the item is not an outbox entry */
    static OutboxEntry read(String region, Item item) {
        return new OutboxEntry(
                region,
                item.text(SUBJECT),
                item.number(REVISION),
                OutboxEntry.Occasion.valueOf(item.text(OCCASION)),
                item.instant(COMMITTED_AT),
                PackedJson.unpack(item.bytes(TRANSITIONS), TRANSITIONS_TYPE));
    }
}
