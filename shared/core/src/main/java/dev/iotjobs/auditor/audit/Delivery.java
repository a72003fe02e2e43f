package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.alert.AlertChannel;
import dev.iotjobs.auditor.alert.AlertChannel.UndeliveredException;
import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.alert.NewsGatherer;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import dev.iotjobs.auditor.ledger.Told;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Empties the outbox into one digest for all Regions. An entry leaves the outbox only after its digest was accepted, so
 * that a crash in between tells it twice, under the same alert ids, and never not at all. Used once.
 */
final class Delivery {

    private final AuditStore store;
    private final AlertChannel channel;
    private final NewsGatherer changes = new NewsGatherer();
    private final NewsGatherer baseline = new NewsGatherer();
    private final List<Told> due = new ArrayList<>();
    private int historic;
    private int waiting;
    private long idHigh;
    private long idLow;

    Delivery(AuditStore store, AlertChannel channel) {
        this.store = store;
        this.channel = channel;
    }

    AlertReport deliver(String accountId, List<RegionRun> runs, Instant now) {
        try {
            runs.forEach(run -> store.readOutbox(run.place(), entry -> take(run, entry)));
            List<Coverage> coverage = runs.stream().map(RegionRun::coverage).toList();
            return deliver(new Digest(
                    new UUID(idHigh, idLow).toString(),
                    accountId,
                    now,
                    changes.news(),
                    baseline.news(),
                    historic,
                    coverage));
        } catch (StoreException e) {
            return AlertReport.failed(e.getMessage(), waiting);
        }
    }

    private AlertReport deliver(Digest digest) {
        try {
            if (!digest.isEmpty()) {
                channel.send(digest);
            }
        } catch (UndeliveredException e) {
            return AlertReport.failed(e.getMessage(), waiting + due.size());
        }
        try {
            store.clear(due);
        } catch (StoreException e) {
            return AlertReport.sentButKept(digest, e.getMessage(), waiting);
        }
        return AlertReport.sent(digest, waiting);
    }

    private void take(RegionRun run, OutboxEntry entry) {
        if (run.firstLook() && !isUrgent(entry)) {
            waiting++;
            return;
        }
        due.add(Told.of(entry));
        for (Transition transition : entry.transitions()) {
            switch (entry.occasion()) {
                case CHANGE -> tell(transition, changes);
                case BASELINE -> tell(transition, baseline);
                case HISTORIC -> historic++;
            }
        }
    }

    /** The id of a digest comes of its alerts, whatever their order. */
    private void tell(Transition transition, NewsGatherer news) {
        news.add(transition);
        UUID part = UUID.nameUUIDFromBytes(transition.alertId().getBytes(StandardCharsets.UTF_8));
        idHigh += part.getMostSignificantBits();
        idLow += part.getLeastSignificantBits();
    }

    /** What cannot wait until the first look at the account is over. */
    private static boolean isUrgent(OutboxEntry entry) {
        return entry.occasion() == Occasion.CHANGE || isCriticalBaseline(entry);
    }

    private static boolean isCriticalBaseline(OutboxEntry entry) {
        return entry.occasion() == Occasion.BASELINE
                && entry.transitions().stream()
                        .anyMatch(transition -> transition.finding().severity() == Severity.CRITICAL);
    }
}
