package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.StoreException;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the store must do with its tables: pages, limits, indexes, expiry, and answers that fail or are lost. */
abstract class TablesContract extends StoreContract implements OpensTables {

    @Test
    void readLedger_moreThanOnePage_isReadToTheEnd() {
        Map<String, Mark> marks = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            marks.put("IOTJ-" + "X".repeat(200) + i, new Mark(true, Severity.LOW, NOW, i, 1));
        }
        // 16 shards of a megabyte a page: some 125 KB for each of 200 entries
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "job-" + i).toList();
        ids.parallelStream().forEach(id -> {
            LedgerEntry known = samples.unknown(id);
            LedgerEntry entry = new LedgerEntry(known.subject(), 1, Samples.WRITER, marks, null, null, "", null, false);
            store.commit(samples.commit(known, entry));
        });

        assertThat(store.readLedger(samples.place()).entries()).hasSize(200);
    }

    @Test
    void commit_answerLost_isRecognised() {
        Commit ledgerOnly = samples.commit(samples.unknown("quiet"));
        Commit whole = samples.opening("loud");

        assertThat(troubled(Trouble.losesAnswers("PutItem", 1)).commit(ledgerOnly))
                .isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(troubled(Trouble.losesAnswers("TransactWriteItems", 1)).commit(whole))
                .isEqualTo(Commit.Outcome.COMMITTED);

        assertThat(store.readLedger(samples.place()).entries())
                .containsExactlyInAnyOrder(ledgerOnly.entry(), whole.entry());
        assertThat(outbox()).hasSize(1);
    }

    private AuditStore troubled(ExecutionInterceptor trouble) {
        return cloud().store(TABLES, timeline, trouble);
    }

    @Test
    void commit_everyAnswerLost_failsAndIsRecognisedWhenTriedAgain() {
        Commit commit = samples.opening("job");

        assertThatThrownBy(() -> troubled(Trouble.losesAnswers("TransactWriteItems", 100))
                        .commit(commit))
                .isInstanceOf(StoreException.class)
                .hasMessage("table 'iot-jobs-auditor-state' in us-east-1 cannot be used: Connection reset");
        assertThat(store.commit(commit)).isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void commit_transactionConflict_isTriedAgain() {
        Commit commit = samples.opening("job");

        assertThat(troubled(Trouble.cancelsTransactions(3, "TransactionConflict", "None"))
                        .commit(commit))
                .isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(timeline.instant()).isAfter(NOW.plusMillis(100)).isBefore(NOW.plusSeconds(1));
    }

    @Test
    void commit_transactionConflictWithoutEnd_fails() {
        Commit commit = samples.opening("job");

        assertThatThrownBy(() -> troubled(Trouble.cancelsTransactions(1000, "TransactionConflict"))
                        .commit(commit))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("TransactionConflict");
        assertThat(timeline.instant()).isBefore(NOW.plusSeconds(10));
    }

    @Test
    void commit_moreItemsThanATransactionHolds_isRefused() {
        Transition[] many = IntStream.range(0, 99)
                .mapToObj(i -> samples.transition(samples.subject("job"), "IOTJ-" + i, TransitionType.OPENED))
                .toArray(Transition[]::new);

        assertThatThrownBy(() -> store.commit(samples.commit(samples.unknown("job"), many)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 items, got 101");
        assertThat(store.commit(samples.commit(samples.unknown("job"), Arrays.copyOf(many, 98))))
                .isEqualTo(Commit.Outcome.COMMITTED);
    }

    @Test
    void commit_goneJob_isForgottenAfterAMonthAndCanComeBack() {
        LedgerEntry known = samples.unknown("job");
        LedgerEntry first = samples.next(known, Samples.WRITER);
        store.commit(samples.commit(known, first, samples.described("job")));
        LedgerEntry gone = new LedgerEntry(
                first.subject(), 2, Samples.WRITER, Map.of(), first.observation(), null, "", null, true);
        store.commit(samples.commit(first, gone));
        assertThat(store.readLedger(samples.place()).entries()).containsExactly(gone);
        List<JobKey> key = List.of(samples.job("job"));
        assertThat(store.snapshots(samples.place(), key)).hasSize(1);

        Instant afterwards = NOW.plus(Duration.ofDays(30)).plusSeconds(1);
        timeline.sleepUntil(afterwards);

        assertThat(store.readLedger(samples.place()).entries()).isEmpty();
        assertThat(store.snapshots(samples.place(), key)).isEmpty();
        Commit back = new Commit(
                samples.region(),
                known,
                first,
                samples.described("job"),
                List.of(),
                List.of(),
                Occasion.CHANGE,
                afterwards);
        assertThat(store.commit(back)).isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(store.snapshots(samples.place(), key)).hasSize(1);
    }

    @Test
    void findings_resolvedLongAgo_areNoLongerThere() {
        Transition resolved = samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.RESOLVED);
        store.commit(samples.commit(samples.unknown("job"), resolved));
        List<FindingKey> key = List.of(resolved.finding().key());

        assertThat(store.findings(key)).containsExactly(resolved.finding());
        timeline.sleepUntil(NOW.plus(Duration.ofDays(90)).plusSeconds(1));

        assertThat(store.findings(key)).isEmpty();
    }

    @Test
    void indexOfOpenFindings_resolvedFinding_leavesIt() {
        Commit first = samples.opening("job");
        store.commit(first);
        assertThat(openRanks())
                .containsExactly("1#IOTJ-CFG-01#" + samples.subject("job").id());

        store.commit(samples.commit(
                first.entry(), samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.RESOLVED)));

        assertThat(openRanks()).isEmpty();
    }

    @Test
    void indexOfOpenFindings_amendedFinding_movesToItsNewSeverity() {
        Commit first = samples.opening("job");
        store.commit(first);
        Finding milder = samples.finding(samples.subject("job"), "IOTJ-CFG-01", Severity.LOW, WorkflowStatus.NEW);

        store.commit(samples.amending(first.entry(), milder));

        assertThat(openRanks())
                .containsExactly("3#IOTJ-CFG-01#" + milder.key().subject().id());
    }

    private List<String> openRanks() {
        DynamoDbClient client = cloud().dynamoDbClient();
        return client
                .query(request -> request.tableName(TABLES.findingsTable())
                        .indexName("open")
                        .keyConditionExpression("openRegion = :region")
                        .expressionAttributeValues(Map.of(":region", AttributeValue.fromS(samples.region()))))
                .items()
                .stream()
                .map(item -> Objects.requireNonNull(item.get("openRank")).s())
                .toList();
    }

    @Test
    void anyCall_missingTable_saysWhichAndWhatToDo() {
        AuditStore missing = cloud().store(TABLES.withStateTable("nowhere").withFindingsTable("nothing"), timeline);

        assertThatThrownBy(() -> missing.readLedger(samples.place()))
                .isInstanceOf(StoreException.class)
                .hasMessage("table 'nowhere' in us-east-1 does not exist: deploy template.yaml there, or name the table"
                        + " that does in AUDIT_STATE_TABLE (--state-table) (emulators: --create-resources makes it)");
        FindingKey key = new FindingKey(samples.place(), samples.subject("job"), "IOTJ-CFG-01");
        assertThatThrownBy(() -> missing.findings(List.of(key)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("table 'nothing' in us-east-1 does not exist");
    }
}
