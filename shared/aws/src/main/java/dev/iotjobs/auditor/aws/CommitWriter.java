package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.StoreException;
import dev.iotjobs.auditor.aws.Table.Expression;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes commits: first the snapshot, which nobody reads before the ledger entry tells of it; then ledger entry, findings
 * and outbox entry at once, or not at all. Only the ledger entry carries a condition, and no item is shared by two
 * subjects. Safe for use by several threads.
 */
final class CommitWriter {

    /** The most that a transaction takes. */
    private static final int ITEMS_A_TRANSACTION = 100;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final Account account;
    private final Table findings;
    private final Table state;
    private final Contention contention;

    CommitWriter(DynamoDbClient client, Account account, Table findings, Table state, Contention contention) {
        this.client = client;
        this.account = account;
        this.findings = findings;
        this.state = state;
        this.contention = contention;
    }

    Commit.Outcome write(Commit commit) {
        if (commit.snapshot() != null) {
            writeSnapshot(commit, commit.snapshot());
        }
        boolean written = changesLedgerOnly(commit) ? writeLedgerEntry(commit) : writeAll(commit);
        if (!written && !wasWrittenBefore(commit)) {
            return Commit.Outcome.CONFLICT;
        }
        if (commit.entry().gone() && !commit.known().gone()) {
            expireSnapshot(commit);
        }
        return Commit.Outcome.COMMITTED;
    }

    /** A snapshot of somebody who described the job later stays: it belongs to a later revision. */
    private void writeSnapshot(Commit commit, Job job) {
        Item item = Snapshots.write(commit.region(), job, describedAt(commit));
        state.put(item, Snapshots.notOlderThan(describedAt(commit)));
    }

    private static Instant describedAt(Commit commit) {
        return commit.entry().observation() == null
                ? commit.committedAt()
                : commit.entry().observation().describedAt();
    }

    private void expireSnapshot(Commit commit) {
        state.update(
                StateKeys.snapshot(commit.region(), commit.entry().subject().id()),
                new Expression(
                        "SET " + Item.EXPIRES_AT + " = :end",
                        Map.of(
                                ":end",
                                Values.number(commit.committedAt()
                                        .plus(LedgerItems.KEPT_WHEN_GONE)
                                        .getEpochSecond()))),
                "attribute_exists(" + Item.PARTITION_KEY + ")");
    }

    private static boolean changesLedgerOnly(Commit commit) {
        return commit.transitions().isEmpty() && commit.amended().isEmpty();
    }

    /** Half the price of a transaction. */
    private boolean writeLedgerEntry(Commit commit) {
        return state.put(ledgerItem(commit), unchangedSince(commit));
    }

    private boolean writeAll(Commit commit) {
        List<TransactWriteItem> changes = changes(commit);
        String token = token(commit);
        try {
            contention.overcome(
                    token,
                    () -> client.transactWriteItems(
                            request -> request.transactItems(changes).clientRequestToken(token)));
            return true;
        } catch (TransactionCanceledException e) {
            if (isConditionFailed(e)) {
                return false;
            }
            throw problem(e);
        } catch (IdempotentParameterMismatchException e) {
            // This revision was written before, with another time of writing
            return false;
        } catch (SdkException e) {
            throw problem(e);
        }
    }

    private List<TransactWriteItem> changes(Commit commit) {
        List<TransactWriteItem> changes = new ArrayList<>();
        Expression unchanged = unchangedSince(commit);
        changes.add(put(state, ledgerItem(commit), unchanged));
        for (Transition transition : commit.transitions()) {
            changes.add(put(findings, FindingItems.write(transition)));
        }
        commit.amended().forEach(finding -> changes.add(update(FindingItems.amend(finding))));
        commit.outboxEntry().ifPresent(entry -> changes.add(put(state, OutboxItems.write(entry))));
        if (changes.size() > ITEMS_A_TRANSACTION) {
            throw new IllegalArgumentException(
                    "commit of " + commit.entry().subject().id() + ": a transaction holds " + ITEMS_A_TRANSACTION
                            + " items, got " + changes.size());
        }
        return changes;
    }

    private TransactWriteItem put(Table table, Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name()).item(item.attributes()))
                .build();
    }

    private TransactWriteItem put(Table table, Item item, Expression condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeValues(condition.values()))
                .build();
    }

    private TransactWriteItem update(FindingItems.Amendment amendment) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(findings.name())
                        .key(amendment.key().attributes())
                        .updateExpression(amendment.expression())
                        .expressionAttributeNames(amendment.names())
                        .expressionAttributeValues(amendment.values()))
                .build();
    }

    private Item ledgerItem(Commit commit) {
        return LedgerItems.write(account.in(commit.region()), commit.entry(), commit.committedAt());
    }

    /** An entry that has expired is as good as none, even while DynamoDB has not deleted it. */
    private static Expression unchangedSince(Commit commit) {
        long known = commit.known().revision();
        return known == 0
                ? new Expression(
                        "attribute_not_exists(" + Item.PARTITION_KEY + ") OR " + Item.EXPIRES_AT + " <= :now",
                        Map.of(":now", Values.number(commit.committedAt().getEpochSecond())))
                : new Expression(LedgerItems.REVISION + " = :known", Map.of(":known", Values.number(known)));
    }

    /** Whether the revision is there, and by us: the answer to an earlier attempt was lost. */
    private boolean wasWrittenBefore(Commit commit) {
        LedgerEntry entry = commit.entry();
        return state.get(StateKeys.ledgerEntry(commit.region(), entry.subject().id()))
                .filter(item -> item.number(LedgerItems.REVISION) == entry.revision()
                        && item.text(LedgerItems.WRITER).equals(entry.writer()))
                .isPresent();
    }

    private static String token(Commit commit) {
        LedgerEntry entry = commit.entry();
        String attempt = String.join(
                "#",
                commit.region(),
                entry.subject().id(),
                Long.toString(entry.revision()),
                entry.writer(),
                commit.committedAt().toString());
        return UUID.nameUUIDFromBytes(attempt.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static boolean isConditionFailed(TransactionCanceledException e) {
        return e.hasCancellationReasons()
                && e.cancellationReasons().stream().anyMatch(reason -> CONDITION_FAILED.equals(reason.code()));
    }

    /** A transaction does not say which table is at fault; the message of AWS does. */
    private StoreException problem(SdkException e) {
        return state.problem(e);
    }
}
