package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.rule.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a commit must do: the whole of it or nothing, on the revision that was read. */
abstract class CommitContract extends StoreContract {

    private static final String ANOTHER = "run-2";

    @Test
    void commit_revisionThatIsNotThere_isAConflictAndWritesNothing() {
        LedgerEntry known = samples.unknown("job");
        LedgerEntry first = samples.next(known, Samples.WRITER);
        Transition opened = samples.opened("job");

        commitInTimeAndTooLate(
                samples.commit(known, first), samples.commit(known, samples.next(known, ANOTHER), opened));

        assertThat(store.readLedger(samples.place()).entry(first.subject())).isEqualTo(first);
        assertThat(outbox()).isEmpty();
        assertThat(store.findings(List.of(opened.finding().key()))).isEmpty();
    }

    @Test
    void commit_describedLaterByAnother_leavesTheLaterSnapshot() {
        LedgerEntry known = samples.unknown("job");
        Job later = samples.described("job").toBuilder().comment("later").build();
        Samples afterwards = new Samples(samples.region(), NOW.plusSeconds(60));

        commitInTimeAndTooLate(
                samples.commit(known, afterwards.next(known, ANOTHER), later),
                samples.commit(known, samples.next(known, Samples.WRITER), samples.described("job")));

        assertThat(store.snapshots(samples.place(), List.of(later.key()))).containsValue(later);
    }

    /** Two commits upon the same revision. */
    private void commitInTimeAndTooLate(Commit inTime, Commit tooLate) {
        assertThat(store.commit(inTime)).isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(store.commit(tooLate)).isEqualTo(Commit.Outcome.CONFLICT);
    }

    @Test
    void commit_nextRevision_isCommitted() {
        LedgerEntry first = samples.next(samples.unknown("job"), Samples.WRITER);
        store.commit(samples.commit(samples.unknown("job"), first));

        LedgerEntry second = samples.next(first, ANOTHER);

        assertThat(store.commit(samples.commit(first, second, samples.opened("job"))))
                .isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(store.readLedger(samples.place()).entry(first.subject())).isEqualTo(second);
    }

    @Test
    void commit_twoAtOnce_oneIsCommitted() {
        List<Commit.Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> store.commit(samples.commit(
                        samples.unknown("job"),
                        samples.next(samples.unknown("job"), "run-" + i),
                        samples.opened("job"))))
                .toList();

        assertThat(outcomes).containsOnlyOnce(Commit.Outcome.COMMITTED);
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void commit_amendedFinding_keepsWhereItStands() {
        Commit first = samples.opening("job");
        store.commit(first);
        clear(outbox());
        Finding milder = samples.finding(samples.subject("job"), "IOTJ-CFG-01", Severity.LOW, WorkflowStatus.NEW);

        store.commit(samples.amending(first.entry(), milder));

        assertThat(store.findings(List.of(milder.key())))
                .containsExactly(milder.withWorkflowStatus(WorkflowStatus.NOTIFIED));
    }

    @Test
    void commit_amendedFindingThatWasLost_isWrittenAnew() {
        Finding amended = samples.finding(samples.subject("job"), "IOTJ-CFG-01", Severity.LOW, WorkflowStatus.NOTIFIED);

        store.commit(samples.amending(samples.unknown("job"), amended));

        assertThat(store.findings(List.of(amended.key()))).containsExactly(amended);
    }
}
