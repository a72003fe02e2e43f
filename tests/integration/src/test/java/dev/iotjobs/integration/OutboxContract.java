package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the outbox must do between a commit and the word that it was told. */
abstract class OutboxContract extends StoreContract {

    @Test
    void readOutbox_moreThanAPage_readsEachOnce() {
        IntStream.range(0, 1_050).parallel().forEach(i -> store.commit(samples.opening("job-" + i)));

        assertThat(outbox())
                .extracting(OutboxEntry::subjectId)
                .doesNotHaveDuplicates()
                .hasSize(1_050);
    }

    @Test
    void readOutbox_entry_isWhatTheCommitTells() {
        Commit commit = samples.commit(
                samples.unknown("job"),
                samples.opened("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-02", TransitionType.RESOLVED));
        store.commit(commit);

        assertThat(outbox()).containsExactly(commit.outboxEntry().orElseThrow());
    }

    @Test
    void clear_told_leavesTheOutboxAndMarksNewFindingsNotified() {
        Transition opened = samples.opened("job");
        Transition resolved = samples.transition(samples.subject("job"), "IOTJ-CFG-02", TransitionType.RESOLVED);
        store.commit(samples.commit(samples.unknown("job"), opened, resolved));

        clear(outbox());

        assertThat(outbox()).isEmpty();
        assertThat(store.findings(
                        List.of(opened.finding().key(), resolved.finding().key())))
                .extracting(Finding::workflowStatus)
                .containsExactly(WorkflowStatus.NOTIFIED, WorkflowStatus.RESOLVED);
    }

    @Test
    void clear_findingThatChangedSince_staysNew() {
        Commit first = samples.commit(
                samples.unknown("job"),
                samples.opened("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-02", TransitionType.OPENED));
        store.commit(first);
        List<OutboxEntry> told = outbox();
        store.commit(samples.commit(
                first.entry(), samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.WORSENED)));

        clear(told);

        assertThat(outbox()).hasSize(1);
        assertThat(store.findings(first.transitions().stream()
                        .map(transition -> transition.finding().key())
                        .toList()))
                .extracting(Finding::workflowStatus)
                .containsExactly(WorkflowStatus.NEW, WorkflowStatus.NOTIFIED);
    }

    @Test
    void clear_entryOfAnotherRegionOrGone_doesNothing() {
        Commit commit = samples.opening("job");
        OutboxEntry never = commit.outboxEntry().orElseThrow();

        clear(List.of(never));

        assertThat(outbox()).isEmpty();
        assertThat(store.findings(
                        List.of(commit.transitions().getFirst().finding().key())))
                .isEmpty();
    }

    @Test
    void clear_hundredsOfEntries_clearsThemAll() {
        IntStream.range(0, 300).parallel().forEach(i -> store.commit(samples.opening("job-" + i)));
        List<OutboxEntry> outbox = outbox();
        assertThat(outbox).hasSize(300);

        clear(outbox);

        assertThat(outbox()).isEmpty();
    }
}
