package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.TimeoutConfig;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Refusal;
import dev.iotjobs.auditor.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What must come back of the ledger, the snapshots and the history of a Region. */
abstract class LedgerContract extends StoreContract {

    @Test
    void readLedger_neverAudited_isEmpty() {
        Ledger ledger = store.readLedger(samples.place());

        assertThat(ledger.history()).isEmpty();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void readLedger_committedEntries_areTheSame() {
        List<LedgerEntry> entries = List.of(
                samples.next(samples.unknown("full"), Samples.WRITER),
                denied(samples.unknown("denied")),
                bare(LedgerEntry.unknown(new Subject.OfQuota(samples.place(), "L-4E068A30"))),
                bare(LedgerEntry.unknown(new Subject.OfRegion(samples.place()))),
                bare(LedgerEntry.unknown(new Subject.OfJob(new JobKey("arn:aws:iot:elsewhere::job/odd", NOW)))));

        entries.forEach(entry -> assertThat(store.commit(samples.commit(LedgerEntry.unknown(entry.subject()), entry)))
                .isEqualTo(Commit.Outcome.COMMITTED));

        assertThat(store.readLedger(samples.place()).entries()).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(store.readLedger(new Samples("another", NOW).place()).entries())
                .isEmpty();
    }

    private static LedgerEntry bare(LedgerEntry known) {
        return new LedgerEntry(known.subject(), 1, Samples.WRITER, Map.of(), null, null, "", null, false);
    }

    private static LedgerEntry denied(LedgerEntry known) {
        return new LedgerEntry(
                known.subject(), 1, Samples.WRITER, Map.of(), null, new Refusal(3, NOW), "", null, false);
    }

    @Test
    void snapshots_describedJobs_areTheSame() {
        Map<JobKey, Job> described = new HashMap<>();
        for (int i = 0; i < 120; i++) {
            LedgerEntry known = samples.unknown("job-" + i);
            Job job = samples.described("job-" + i).toBuilder()
                    .timeoutConfig(new TimeoutConfig((long) i))
                    .build();
            described.put(job.key(), job);
            store.commit(samples.commit(known, samples.next(known, Samples.WRITER), job));
        }
        List<JobKey> asked = new ArrayList<>(described.keySet());
        asked.add(samples.job("never-described"));

        assertThat(store.snapshots(samples.place(), asked)).isEqualTo(described);
    }

    @Test
    void record_history_isReadWithTheLedger() {
        History history = new History(NOW, NOW.plusSeconds(1), new History.WholeListing(NOW, true, 17, 5));

        store.record(samples.run(), history);

        assertThat(store.readLedger(samples.place()).history()).contains(history);
        store.record(samples.run(), History.beginning(NOW));
        assertThat(store.readLedger(samples.place()).history()).contains(History.beginning(NOW));
    }
}
