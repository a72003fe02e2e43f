package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.alert.AlertChannel;
import dev.iotjobs.auditor.alert.AlertChannel.UndeliveredException;
import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Empties the outbox into one digest for all Regions. An entry leaves the outbox only after its digest was accepted, so
 * that a crash in between tells it twice, under the same alert ids, and never not at all.
 */
final class Delivery {

    private final AuditStore store;
    private final AlertChannel channel;

    Delivery(AuditStore store, AlertChannel channel) {
        this.store = store;
        this.channel = channel;
    }

    AlertReport deliver(String accountId, List<RegionRun> runs, Instant now) {
        Map<Place, List<OutboxEntry>> due = new LinkedHashMap<>();
        int waiting = 0;
        try {
            for (RegionRun run : runs) {
                List<OutboxEntry> outbox = store.outbox(run.place());
                List<OutboxEntry> ready = run.firstLook() ? urgent(outbox) : outbox;
                due.put(run.place(), ready);
                waiting += outbox.size() - ready.size();
            }
            return deliver(digest(accountId, runs, due, now), due, waiting);
        } catch (StoreException e) {
            return AlertReport.failed(e.getMessage(), waiting);
        }
    }

    private AlertReport deliver(Digest digest, Map<Place, List<OutboxEntry>> due, int waiting) {
        try {
            if (digest.transitions().findAny().isPresent()) {
                channel.send(digest);
            }
        } catch (UndeliveredException e) {
            return AlertReport.failed(
                    e.getMessage(),
                    waiting + due.values().stream().mapToInt(List::size).sum());
        }
        due.forEach(store::clear);
        return AlertReport.sent(digest, waiting);
    }

    private static Digest digest(
            String accountId, List<RegionRun> runs, Map<Place, List<OutboxEntry>> due, Instant now) {
        List<OutboxEntry> entries = due.values().stream().flatMap(List::stream).toList();
        List<Transition> changes = transitions(entries, Occasion.CHANGE).toList();
        List<Transition> baseline = transitions(entries, Occasion.BASELINE).toList();
        int historic = (int) transitions(entries, Occasion.HISTORIC).count();
        List<Coverage> coverage = runs.stream().map(RegionRun::coverage).toList();
        return new Digest(idOf(changes, baseline), accountId, now, changes, baseline, historic, coverage);
    }

    private static Stream<Transition> transitions(List<OutboxEntry> entries, Occasion occasion) {
        return entries.stream()
                .filter(entry -> entry.occasion() == occasion)
                .flatMap(entry -> entry.transitions().stream());
    }

    /** What cannot wait until the first look at the account is over. */
    private static List<OutboxEntry> urgent(List<OutboxEntry> outbox) {
        return outbox.stream()
                .filter(entry -> entry.occasion() == Occasion.CHANGE || isCriticalBaseline(entry))
                .toList();
    }

    private static boolean isCriticalBaseline(OutboxEntry entry) {
        return entry.occasion() == Occasion.BASELINE
                && entry.transitions().stream()
                        .anyMatch(transition -> transition.finding().severity() == Severity.CRITICAL);
    }

    private static String idOf(List<Transition> changes, List<Transition> baseline) {
        List<String> alertIds = new ArrayList<>();
        Stream.concat(changes.stream(), baseline.stream())
                .map(Transition::alertId)
                .sorted()
                .forEach(alertIds::add);
        return UUID.nameUUIDFromBytes(String.join("\n", alertIds).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
