package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.audit.OpenFinding;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.History.WholeListing;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What runs came to, and a Region's history, as items. */
final class RunItems {

    /** How long a run is kept. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String FIRST_AUDIT_AT = "firstAuditAt";
    private static final String BASELINE_ENDED_AT = "baselineEndedAt";
    private static final String LISTED_AT = "listedAt";
    private static final String LISTING_COMPLETE = "listingComplete";
    private static final String LISTED_JOBS = "listedJobs";
    private static final String LISTED_UNSEEN = "listedUnseen";

    private RunItems() {}

    /** A run in figures: its findings are in the table of findings. */
    static Item write(RegionRun run) {
        return Item.of(StateKeys.run(run.place().region(), run.startedAt()))
                .text("runId", run.runId())
                .text("outcome", run.outcome().name())
                .text("message", run.message())
                .text("endedAt", run.endedAt().toString())
                .map("coverage", coverage(run.coverage()))
                .map("calls", calls(run.calls()))
                .map(
                        "open",
                        counts(run.open().stream().map(OpenFinding::severity).collect(countingByName())))
                .map(
                        "transitions",
                        counts(run.changes().stream().map(Change::type).collect(countingByName())))
                .text("warnings", PackedJson.text(run.warnings()))
                .expiresAt(run.endedAt().plus(KEPT));
    }

    private static Map<String, AttributeValue> coverage(Coverage coverage) {
        return Map.of(
                "listed", Values.number(coverage.listed()),
                "listingComplete", AttributeValue.fromBool(coverage.listingComplete()),
                "described", Values.number(coverage.described()),
                "evaluated", Values.number(coverage.evaluated()),
                "denied", Values.number(coverage.denied()),
                "failed", Values.number(coverage.failed()),
                "vanished", Values.number(coverage.vanished()),
                "pending", Values.number(coverage.pending()),
                "percent", AttributeValue.fromN(Double.toString(coverage.percent())));
    }

    private static Map<String, AttributeValue> calls(Map<String, ApiCalls> calls) {
        Map<String, AttributeValue> values = new HashMap<>();
        calls.forEach((api, count) -> values.put(
                api,
                AttributeValue.fromM(Map.of(
                        "made", Values.number(count.made()),
                        "throttled", Values.number(count.throttled()),
                        "failed", Values.number(count.failed())))));
        return values;
    }

    private static <E extends Enum<E>> Collector<E, ?, Map<String, Long>> countingByName() {
        return Collectors.groupingBy(Enum::name, TreeMap::new, Collectors.counting());
    }

    private static Map<String, AttributeValue> counts(Map<String, Long> counts) {
        Map<String, AttributeValue> values = new HashMap<>();
        counts.forEach((name, count) -> values.put(name, Values.number(count)));
        return values;
    }

    static Item write(String region, History history) {
        Item item = Item.of(StateKeys.history(region))
                .instant(FIRST_AUDIT_AT, history.firstAuditAt())
                .instant(BASELINE_ENDED_AT, history.baselineEndedAt());
        WholeListing listing = history.wholeListing();
        return listing == null
                ? item
                : item.instant(LISTED_AT, listing.at())
                        .flag(LISTING_COMPLETE, listing.complete())
                        .number(LISTED_JOBS, listing.jobs())
                        .number(LISTED_UNSEEN, listing.unseen());
    }

    /** @throws IllegalArgumentException if the item is not a history */
    static History readHistory(Item item) {
        WholeListing listing = item.has(LISTED_AT)
                ? new WholeListing(
                        item.instant(LISTED_AT),
                        item.flag(LISTING_COMPLETE),
                        Math.toIntExact(item.number(LISTED_JOBS)),
                        Math.toIntExact(item.number(LISTED_UNSEEN)))
                : null;
        return new History(item.instant(FIRST_AUDIT_AT), item.instantOrNull(BASELINE_ENDED_AT), listing);
    }
}
