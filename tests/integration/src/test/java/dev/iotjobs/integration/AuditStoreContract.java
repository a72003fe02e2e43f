package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.Lease;
import dev.iotjobs.auditor.audit.StoreException;
import dev.iotjobs.auditor.aws.Account;
import dev.iotjobs.auditor.aws.DynamoDbAuditStore;
import dev.iotjobs.auditor.aws.ResourceMaker;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.TimeoutConfig;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import dev.iotjobs.auditor.ledger.Refusal;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What every place that keeps findings, ledger, snapshots and outbox must do. Each test has a Region of its own. */
abstract class AuditStoreContract {

    /** Far ahead of every clock: DynamoDB really deletes what has expired by its own. */
    private static final Instant NOW = Instant.parse("2099-05-06T07:08:09.123456789Z");

    private static final AtomicInteger REGIONS = new AtomicInteger();

    private final Samples samples = new Samples("test-" + REGIONS.incrementAndGet(), NOW);
    private final TestTimeline timeline = new TestTimeline(NOW);
    private final Settings tables = Settings.fromEnvironment(Map.of());

    abstract Cloud cloud();

    @BeforeEach
    void makeTables() {
        new ResourceMaker(cloud().dynamoDbClient(), cloud().sns()).makeMissing(tables);
    }

    private AuditStore store(ExecutionInterceptor... troubles) {
        return store(tables, troubles);
    }

    private AuditStore store(Settings settings, ExecutionInterceptor... troubles) {
        return new DynamoDbAuditStore(
                cloud().dynamoDbClient(troubles),
                new Account("aws", "123456789012"),
                Cloud.REGION.id(),
                settings.findingsTable(),
                settings.stateTable(),
                timeline);
    }

    @Test
    void readLedger_neverAudited_isEmpty() {
        Ledger ledger = store().readLedger(samples.place());

        assertThat(ledger.history()).isEmpty();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void readLedger_committedEntries_areTheSame() {
        AuditStore store = store();
        List<LedgerEntry> entries = List.of(
                samples.next(samples.unknown("full"), Samples.WRITER),
                denied(samples.unknown("denied")),
                bare(LedgerEntry.unknown(new Subject.OfQuota(samples.place(), "L-4E068A30"))),
                bare(LedgerEntry.unknown(new Subject.OfRegion(samples.place()))),
                bare(LedgerEntry.unknown(new Subject.OfJob(new JobKey("arn:aws:iot:elsewhere::job/odd", NOW)))));

        entries.forEach(entry -> assertThat(store.commit(
                        samples.commit(LedgerEntry.unknown(entry.subject()), entry, null, List.of(), List.of())))
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
    void readLedger_moreThanOnePage_isReadToTheEnd() {
        AuditStore store = store();
        Map<String, Mark> marks = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            marks.put("IOTJ-" + "X".repeat(200) + i, new Mark(true, Severity.LOW, NOW, i, 1));
        }
        // 16 shards of a megabyte a page: some 125 KB for each of 200 entries
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "job-" + i).toList();
        ids.parallelStream().forEach(id -> {
            LedgerEntry known = samples.unknown(id);
            LedgerEntry entry = new LedgerEntry(known.subject(), 1, Samples.WRITER, marks, null, null, "", null, false);
            store.commit(samples.commit(known, entry, null, List.of(), List.of()));
        });

        assertThat(store.readLedger(samples.place()).entries()).hasSize(200);
    }

    @Test
    void commit_revisionThatIsNotThere_isAConflictAndWritesNothing() {
        AuditStore store = store();
        LedgerEntry first = samples.next(samples.unknown("job"), Samples.WRITER);
        store.commit(samples.commit(samples.unknown("job"), first, null, List.of(), List.of()));
        Transition opened = samples.transition(first.subject(), "IOTJ-CFG-01", TransitionType.OPENED);

        Commit.Outcome stale = store.commit(samples.commit(
                samples.unknown("job"),
                samples.next(samples.unknown("job"), "run-2"),
                null,
                List.of(opened),
                List.of()));

        assertThat(stale).isEqualTo(Commit.Outcome.CONFLICT);
        assertThat(store.readLedger(samples.place()).entry(first.subject())).isEqualTo(first);
        assertThat(store.outbox(samples.place())).isEmpty();
        assertThat(store.findings(List.of(opened.finding().key()))).isEmpty();
    }

    @Test
    void commit_nextRevision_isCommitted() {
        AuditStore store = store();
        LedgerEntry first = samples.next(samples.unknown("job"), Samples.WRITER);
        store.commit(samples.commit(samples.unknown("job"), first, null, List.of(), List.of()));

        LedgerEntry second = samples.next(first, "run-2");

        assertThat(store.commit(samples.commit(
                        first,
                        second,
                        null,
                        List.of(samples.transition(first.subject(), "IOTJ-CFG-01", TransitionType.OPENED)),
                        List.of())))
                .isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(store.readLedger(samples.place()).entry(first.subject())).isEqualTo(second);
    }

    @Test
    void commit_twoAtOnce_oneIsCommitted() {
        AuditStore store = store();
        List<Commit.Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> store.commit(samples.commit(
                        samples.unknown("job"),
                        samples.next(samples.unknown("job"), "run-" + i),
                        null,
                        List.of(samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED)),
                        List.of())))
                .toList();

        assertThat(outcomes).containsOnlyOnce(Commit.Outcome.COMMITTED);
        assertThat(store.outbox(samples.place())).hasSize(1);
    }

    @Test
    void commit_answerLost_isRecognised() {
        Commit ledgerOnly = samples.commit(samples.unknown("quiet"));
        Commit whole = samples.commit(
                samples.unknown("loud"),
                samples.transition(samples.subject("loud"), "IOTJ-CFG-01", TransitionType.OPENED));

        assertThat(store(Trouble.losesAnswers("PutItem", 1)).commit(ledgerOnly)).isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(store(Trouble.losesAnswers("TransactWriteItems", 1)).commit(whole))
                .isEqualTo(Commit.Outcome.COMMITTED);

        assertThat(store().readLedger(samples.place()).entries())
                .containsExactlyInAnyOrder(ledgerOnly.entry(), whole.entry());
        assertThat(store().outbox(samples.place())).hasSize(1);
    }

    @Test
    void commit_everyAnswerLost_failsAndIsRecognisedWhenTriedAgain() {
        Commit commit = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED));

        assertThatThrownBy(() ->
                        store(Trouble.losesAnswers("TransactWriteItems", 100)).commit(commit))
                .isInstanceOf(StoreException.class)
                .hasMessage("table 'iot-jobs-auditor-state' in us-east-1 cannot be used: Connection reset");
        assertThat(store().commit(commit)).isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(store().outbox(samples.place())).hasSize(1);
    }

    @Test
    void commit_transactionConflict_isTriedAgain() {
        Commit commit = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED));

        assertThat(store(Trouble.cancelsTransactions(3, "TransactionConflict", "None"))
                        .commit(commit))
                .isEqualTo(Commit.Outcome.COMMITTED);
        assertThat(timeline.instant()).isAfter(NOW.plusMillis(100)).isBefore(NOW.plusSeconds(1));
    }

    @Test
    void commit_transactionConflictWithoutEnd_fails() {
        Commit commit = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED));

        assertThatThrownBy(() -> store(Trouble.cancelsTransactions(1000, "TransactionConflict"))
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

        assertThatThrownBy(() -> store().commit(samples.commit(samples.unknown("job"), many)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 items, got 101");
        assertThat(store().commit(samples.commit(samples.unknown("job"), Arrays.copyOf(many, 98))))
                .isEqualTo(Commit.Outcome.COMMITTED);
    }

    @Test
    void findings_committed_areTheSameInTheOrderAsked() {
        AuditStore store = store();
        Transition one = samples.transition(samples.subject("one"), "IOTJ-CFG-01", TransitionType.OPENED);
        Transition two =
                samples.transition(new Subject.OfRegion(samples.place()), "IOTJ-ACC-03", TransitionType.OPENED);
        store.commit(samples.commit(LedgerEntry.unknown(one.finding().key().subject()), one));
        store.commit(samples.commit(LedgerEntry.unknown(two.finding().key().subject()), two));
        FindingKey never = new FindingKey(samples.place(), samples.subject("never"), "IOTJ-CFG-01");

        assertThat(store.findings(
                        List.of(two.finding().key(), never, one.finding().key())))
                .containsExactly(two.finding(), one.finding());
        assertThat(store.findings(List.of(one.finding().key()))
                        .getFirst()
                        .evidence()
                        .facts()
                        .keySet())
                .containsExactly("zulu", "alpha", "rate", "flag");
    }

    @Test
    void findings_moreThanABatch_areAllRead() {
        AuditStore store = store();
        List<FindingKey> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Subject subject = samples.subject("job-" + i);
            Transition[] transitions = IntStream.range(0, 90)
                    .mapToObj(rule -> samples.transition(subject, "IOTJ-" + rule, TransitionType.OPENED))
                    .toArray(Transition[]::new);
            store.commit(samples.commit(LedgerEntry.unknown(subject), transitions));
            Arrays.stream(transitions)
                    .forEach(transition -> keys.add(transition.finding().key()));
        }

        assertThat(store.findings(keys)).extracting(Finding::key).containsExactlyElementsOf(keys);
    }

    @Test
    void findings_resolvedLongAgo_areNoLongerThere() {
        AuditStore store = store();
        Transition resolved = samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.RESOLVED);
        store.commit(samples.commit(samples.unknown("job"), resolved));
        List<FindingKey> key = List.of(resolved.finding().key());

        assertThat(store.findings(key)).containsExactly(resolved.finding());
        timeline.sleepUntil(NOW.plus(Duration.ofDays(90)).plusSeconds(1));

        assertThat(store.findings(key)).isEmpty();
    }

    @Test
    void outbox_severalCommits_comesOldestFirst() {
        AuditStore store = store();
        for (int i = 30; i > 0; i--) {
            Samples later = new Samples(samples.region(), NOW.plusSeconds(i));
            Subject subject = later.subject("job-" + i);
            store.commit(later.commit(
                    LedgerEntry.unknown(subject), later.transition(subject, "IOTJ-CFG-01", TransitionType.OPENED)));
        }

        List<OutboxEntry> outbox = store.outbox(samples.place());

        assertThat(outbox).hasSize(30).isSortedAccordingTo(Comparator.comparing(OutboxEntry::committedAt));
        Subject first = new Samples(samples.region(), NOW.plusSeconds(1)).subject("job-1");
        assertThat(outbox.getFirst().subjectId()).isEqualTo(first.id());
    }

    @Test
    void outbox_entry_isWhatTheCommitTells() {
        AuditStore store = store();
        Commit commit = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED),
                samples.transition(samples.subject("job"), "IOTJ-CFG-02", TransitionType.RESOLVED));
        store.commit(commit);

        assertThat(store.outbox(samples.place()))
                .containsExactly(commit.outboxEntry().orElseThrow());
    }

    @Test
    void clear_told_leavesTheOutboxAndMarksNewFindingsNotified() {
        AuditStore store = store();
        Transition opened = samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED);
        Transition resolved = samples.transition(samples.subject("job"), "IOTJ-CFG-02", TransitionType.RESOLVED);
        store.commit(samples.commit(samples.unknown("job"), opened, resolved));

        store.clear(samples.place(), store.outbox(samples.place()));

        assertThat(store.outbox(samples.place())).isEmpty();
        assertThat(store.findings(
                        List.of(opened.finding().key(), resolved.finding().key())))
                .extracting(Finding::workflowStatus)
                .containsExactly(WorkflowStatus.NOTIFIED, WorkflowStatus.RESOLVED);
    }

    @Test
    void clear_findingThatChangedSince_staysNew() {
        AuditStore store = store();
        Commit first = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED),
                samples.transition(samples.subject("job"), "IOTJ-CFG-02", TransitionType.OPENED));
        store.commit(first);
        List<OutboxEntry> told = store.outbox(samples.place());
        store.commit(samples.commit(
                first.entry(), samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.WORSENED)));

        store.clear(samples.place(), told);

        assertThat(store.outbox(samples.place())).hasSize(1);
        assertThat(store.findings(first.transitions().stream()
                        .map(transition -> transition.finding().key())
                        .toList()))
                .extracting(Finding::workflowStatus)
                .containsExactly(WorkflowStatus.NEW, WorkflowStatus.NOTIFIED);
    }

    @Test
    void clear_entryOfAnotherRegionOrGone_doesNothing() {
        AuditStore store = store();
        Commit commit = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED));
        OutboxEntry never = commit.outboxEntry().orElseThrow();

        store.clear(samples.place(), List.of(never));

        assertThat(store.outbox(samples.place())).isEmpty();
        assertThat(store.findings(
                        List.of(commit.transitions().getFirst().finding().key())))
                .isEmpty();
    }

    @Test
    void clear_hundredsOfEntries_clearsThemAll() {
        AuditStore store = store();
        IntStream.range(0, 300).parallel().forEach(i -> {
            Subject subject = samples.subject("job-" + i);
            store.commit(samples.commit(
                    LedgerEntry.unknown(subject), samples.transition(subject, "IOTJ-CFG-01", TransitionType.OPENED)));
        });
        List<OutboxEntry> outbox = store.outbox(samples.place());
        assertThat(outbox).hasSize(300);

        store.clear(samples.place(), outbox);

        assertThat(store.outbox(samples.place())).isEmpty();
    }

    @Test
    void commit_amendedFinding_keepsWhereItStands() {
        AuditStore store = store();
        Commit first = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED));
        store.commit(first);
        store.clear(samples.place(), store.outbox(samples.place()));
        Finding milder = samples.finding(samples.subject("job"), "IOTJ-CFG-01", Severity.LOW, WorkflowStatus.NEW);

        store.commit(samples.commit(
                first.entry(), samples.next(first.entry(), Samples.WRITER), null, List.of(), List.of(milder)));

        assertThat(store.findings(List.of(milder.key())))
                .containsExactly(milder.withWorkflowStatus(WorkflowStatus.NOTIFIED));
        assertThat(openRanks())
                .containsExactly("3#IOTJ-CFG-01#" + milder.key().subject().id());
    }

    @Test
    void commit_amendedFindingThatWasLost_isWrittenAnew() {
        AuditStore store = store();
        Finding amended = samples.finding(samples.subject("job"), "IOTJ-CFG-01", Severity.LOW, WorkflowStatus.NOTIFIED);

        store.commit(samples.commit(
                samples.unknown("job"),
                samples.next(samples.unknown("job"), Samples.WRITER),
                null,
                List.of(),
                List.of(amended)));

        assertThat(store.findings(List.of(amended.key()))).containsExactly(amended);
    }

    @Test
    void indexOfOpenFindings_resolvedFinding_leavesIt() {
        AuditStore store = store();
        Commit first = samples.commit(
                samples.unknown("job"),
                samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.OPENED));
        store.commit(first);
        assertThat(openRanks())
                .containsExactly("1#IOTJ-CFG-01#" + samples.subject("job").id());

        store.commit(samples.commit(
                first.entry(), samples.transition(samples.subject("job"), "IOTJ-CFG-01", TransitionType.RESOLVED)));

        assertThat(openRanks()).isEmpty();
    }

    private List<String> openRanks() {
        DynamoDbClient client = cloud().dynamoDbClient();
        return client
                .query(request -> request.tableName(tables.findingsTable())
                        .indexName("open")
                        .keyConditionExpression("openRegion = :region")
                        .expressionAttributeValues(Map.of(":region", AttributeValue.fromS(samples.region()))))
                .items()
                .stream()
                .map(item -> Objects.requireNonNull(item.get("openRank")).s())
                .toList();
    }

    @Test
    void snapshots_describedJobs_areTheSame() {
        AuditStore store = store();
        Map<JobKey, Job> described = new HashMap<>();
        for (int i = 0; i < 120; i++) {
            LedgerEntry known = samples.unknown("job-" + i);
            Job job = samples.described("job-" + i).toBuilder()
                    .timeoutConfig(new TimeoutConfig((long) i))
                    .build();
            described.put(job.key(), job);
            store.commit(samples.commit(known, samples.next(known, Samples.WRITER), job, List.of(), List.of()));
        }
        List<JobKey> asked = new ArrayList<>(described.keySet());
        asked.add(samples.job("never-described"));

        assertThat(store.snapshots(samples.place(), asked)).isEqualTo(described);
    }

    @Test
    void snapshots_describedLaterByAnother_staysTheLaterOne() {
        AuditStore store = store();
        LedgerEntry known = samples.unknown("job");
        Job later = samples.described("job").toBuilder().comment("later").build();
        Samples afterwards = new Samples(samples.region(), NOW.plusSeconds(60));
        LedgerEntry entry = afterwards.next(known, "run-2");
        store.commit(samples.commit(known, entry, later, List.of(), List.of()));

        Commit.Outcome stale = store.commit(samples.commit(
                known, samples.next(known, Samples.WRITER), samples.described("job"), List.of(), List.of()));

        assertThat(stale).isEqualTo(Commit.Outcome.CONFLICT);
        assertThat(store.snapshots(samples.place(), List.of(later.key()))).containsValue(later);
    }

    @Test
    void commit_goneJob_isForgottenAfterAMonthAndCanComeBack() {
        AuditStore store = store();
        LedgerEntry known = samples.unknown("job");
        LedgerEntry first = samples.next(known, Samples.WRITER);
        store.commit(samples.commit(known, first, samples.described("job"), List.of(), List.of()));
        LedgerEntry gone = new LedgerEntry(
                first.subject(), 2, Samples.WRITER, Map.of(), first.observation(), null, "", null, true);
        store.commit(samples.commit(first, gone, null, List.of(), List.of()));
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
    void acquire_heldByAnother_isRefusedUntilItEnds() {
        AuditStore store = store();
        Lease ours = new Lease(samples.region(), "run-1", NOW.plusSeconds(60));
        Lease theirs = new Lease(samples.region(), "run-2", NOW.plusSeconds(120));

        assertThat(store.acquire(ours, NOW)).isTrue();
        assertThat(store.acquire(ours, NOW))
                .as("asked for again, the answer was lost")
                .isTrue();
        assertThat(store.acquire(theirs, NOW.plusSeconds(59))).isFalse();
        assertThat(store.acquire(theirs, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void release_byItsOwnerOnly_endsTheLease() {
        AuditStore store = store();
        Lease ours = new Lease(samples.region(), "run-1", NOW.plusSeconds(60));
        Lease theirs = new Lease(samples.region(), "run-2", NOW.plusSeconds(60));
        store.acquire(ours, NOW);

        store.release(theirs);
        assertThat(store.acquire(theirs, NOW)).isFalse();
        store.release(ours);

        assertThat(store.acquire(theirs, NOW)).isTrue();
    }

    @Test
    void record_history_isReadWithTheLedger() {
        AuditStore store = store();
        History history = new History(NOW, NOW.plusSeconds(1), new History.WholeListing(NOW, true, 17));

        store.record(samples.run(), history);

        assertThat(store.readLedger(samples.place()).history()).contains(history);
        store.record(samples.run(), History.beginning(NOW));
        assertThat(store.readLedger(samples.place()).history()).contains(History.beginning(NOW));
    }

    @Test
    void anyCall_missingTable_saysWhichAndWhatToDo() {
        AuditStore store = store(tables.withStateTable("nowhere").withFindingsTable("nothing"));

        assertThatThrownBy(() -> store.readLedger(samples.place()))
                .isInstanceOf(StoreException.class)
                .hasMessage("table 'nowhere' in us-east-1 does not exist: deploy template.yaml there, or name the table"
                        + " that does in AUDIT_STATE_TABLE (--state-table) (emulators: --create-resources makes it)");
        FindingKey key = new FindingKey(samples.place(), samples.subject("job"), "IOTJ-CFG-01");
        assertThatThrownBy(() -> store.findings(List.of(key)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("table 'nothing' in us-east-1 does not exist");
    }
}
