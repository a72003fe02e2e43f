package dev.iotjobs.auditor.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.RecordState;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Findings as items, under names that people and other tools can read. */
final class FindingItems {

    static final String WORKFLOW_STATUS = "workflowStatus";

    /** Of the last transition: tells whether a finding has changed since it was told. */
    static final String ALERT_ID = "alertId";

    /** Keys of the index of open findings; only those carry them. */
    static final String OPEN_REGION = "openRegion";

    static final String OPEN_RANK = "openRank";

    private static final String COMMAND = "command";

    /** How long a resolved finding is kept. */
    private static final Duration KEPT_WHEN_RESOLVED = Duration.ofDays(90);

    private static final TypeReference<LinkedHashMap<String, Object>> EVIDENCE = new TypeReference<>() {};

    private FindingItems() {}

    /** All that happened to one job id lies together, whichever job had it. */
    static ItemKey key(FindingKey key) {
        Subject subject = key.subject();
        String name = subject instanceof Subject.OfJob ? subject.name() : subject.id();
        return new ItemKey(key.place().region() + "#" + name, subject.createdAt() + "#" + key.ruleId());
    }

    static Item write(Transition transition) {
        Finding finding = transition.finding();
        Item item = content(finding)
                .text(WORKFLOW_STATUS, finding.workflowStatus().name())
                .text(ALERT_ID, transition.alertId());
        return finding.isOpen() ? item : item.expiresAt(finding.updatedAt().plus(KEPT_WHEN_RESOLVED));
    }

    /** How a finding is written anew without touching where it stands, and what was told of it. */
    record Amendment(ItemKey key, String expression, Map<String, String> names, Map<String, AttributeValue> values) {}

    static Amendment amend(Finding finding) {
        ItemKey key = key(finding.key());
        Map<String, AttributeValue> content = new TreeMap<>(content(finding).attributes());
        content.keySet().removeAll(key.attributes().keySet());
        Map<String, String> names = new HashMap<>(Map.of("#status", WORKFLOW_STATUS));
        Map<String, AttributeValue> values = new HashMap<>(
                Map.of(":status", Values.text(finding.workflowStatus().name())));
        StringJoiner changes = new StringJoiner(", ", "SET ", "");
        changes.add("#status = if_not_exists(#status, :status)");
        content.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
            changes.add("#" + name + " = :" + name);
        });
        String noCommand = finding.command() == null ? " REMOVE " + COMMAND : "";
        return new Amendment(key, changes + noCommand, names, values);
    }

    /** Everything but what tells where the finding stands. */
    static Item content(Finding finding) {
        FindingKey key = finding.key();
        Place place = key.place();
        Subject subject = key.subject();
        Item item = Item.of(key(key))
                .text("findingId", key.findingId())
                .text("partition", place.partition())
                .text("accountId", place.accountId())
                .text("region", place.region())
                .text("subject", subject.id())
                .text("resourceArn", subject.resourceArn())
                .text("ruleId", key.ruleId())
                .text("title", finding.title())
                .text("severity", finding.severity().name())
                .text("complianceStatus", finding.complianceStatus().name())
                .text("recordState", finding.recordState().name())
                .text("reason", finding.reason())
                .text("evidence", PackedJson.text(finding.evidence().facts()))
                .text("remediation", finding.remediation())
                .text(COMMAND, finding.command())
                .text("firstObservedAt", finding.firstObservedAt().toString())
                .text("lastObservedAt", finding.lastObservedAt().toString())
                .text("updatedAt", finding.updatedAt().toString())
                .number("revision", finding.revision());
        return finding.isOpen() ? item.text(OPEN_REGION, place.region()).text(OPEN_RANK, openRank(finding)) : item;
    }

    /** Sorts the worst first. */
    private static String openRank(Finding finding) {
        int rank = switch (finding.severity()) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case INFORMATIONAL -> 4;
        };
        return rank + "#" + finding.key().ruleId() + "#"
                + finding.key().subject().id();
    }

    /** @throws IllegalArgumentException if the item is not a finding */
    static Finding read(Item item) {
        Map<String, Object> evidence = PackedJson.read(item.text("evidence"), EVIDENCE);
        return new Finding(
                key(item),
                item.text("title"),
                Severity.valueOf(item.text("severity")),
                ComplianceStatus.valueOf(item.text("complianceStatus")),
                WorkflowStatus.valueOf(item.text(WORKFLOW_STATUS)),
                RecordState.valueOf(item.text("recordState")),
                item.text("reason"),
                new Evidence(evidence),
                item.text("remediation"),
                item.textOrNull(COMMAND),
                Instant.parse(item.text("firstObservedAt")),
                Instant.parse(item.text("lastObservedAt")),
                Instant.parse(item.text("updatedAt")),
                item.number("revision"));
    }

    private static FindingKey key(Item item) {
        Place place = new Place(item.text("partition"), item.text("accountId"), item.text("region"));
        return new FindingKey(
                place, Subjects.read(place, item.text("subject"), item.text("resourceArn")), item.text("ruleId"));
    }
}
