package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iotjobs.auditor.aws.ResourceMaker;
import dev.iotjobs.auditor.aws.dynamodb.AwsTable;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.local.SimulatedTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Tests tables that are reached by the DynamoDB API. Created tables have the settings of the template, and the client
 * retries failed calls.
 */
abstract class AwsTableContract extends ItemTableContract {

    private static final Settings TABLES = Settings.fromEnvironment(
            Map.of("AUDIT_FINDINGS_TABLE", "contract-findings", "AUDIT_STATE_TABLE", "contract-state"));
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);

    abstract Cloud cloud();

    @BeforeEach
    @Override
    void open() {
        try (DynamoDbClient dynamoDb = cloud().dynamoDbClient();
                SnsClient sns = cloud().sns()) {
            new ResourceMaker(dynamoDb, sns).makeMissing(TABLES);
        }
        super.open();
    }

    @Override
    ItemTable openState() {
        return table(TABLES.tables().state());
    }

    @Override
    ItemTable openFindings() {
        return table(TABLES.tables().findings());
    }

    private ItemTable table(String name, ExecutionInterceptor... trouble) {
        DynamoDbClient client = cloud().dynamoDbClient(trouble);
        return new AwsTable(client, name, Cloud.REGION.id(), "AUDIT_STATE_TABLE", timeline);
    }

    private ItemTable troubled(ExecutionInterceptor trouble) {
        return table(TABLES.tables().state(), trouble);
    }

    private Write putNew(ItemTable table) {
        return new Write.Put(table, item("item").number("n", 1).build(), Condition.absent());
    }

    @Test
    void write_whoseAnswerIsLost_isMadeOnceAndSaysThatItsConditionFailed() {
        ItemTable troubled = troubled(Trouble.losesAnswers("PutItem", 1));

        assertThat(troubled.write(putNew(troubled))).isFalse();
        assertThat(state.get(key)).contains(item("item").number("n", 1).build());
    }

    @Test
    void transact_whoseAnswerIsLost_isMadeOnceUnderItsToken() {
        ItemTable troubled = troubled(Trouble.losesAnswers("TransactWriteItems", 1));

        assertThat(troubled.transact(List.of(putNew(troubled)))).isTrue();
        assertThat(state.get(key)).contains(item("item").number("n", 1).build());
    }

    @Test
    void transact_whoseAnswersAreAllLost_failsAndIsMadeAllTheSame() {
        ItemTable troubled = troubled(Trouble.losesAnswers("TransactWriteItems", 100));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> troubled.transact(List.of(putNew(troubled))))
                .withMessage("a transaction on 'contract-state' in us-east-1 of 1 writes: Connection reset");
        assertThat(state.get(key)).isPresent();
    }

    @Test
    void transact_twiceWithTheSameContent_isEvaluatedTwice() {
        List<Write> writes = List.of(putNew(state));

        assertThat(state.transact(writes)).isTrue();
        assertThat(state.transact(writes)).isFalse();
        state.write(new Write.Delete(state, key, Condition.always()));
        assertThat(state.transact(writes)).isTrue();
        assertThat(state.get(key)).isPresent();
    }

    @Test
    void transact_thatMeetsAnother_waitsAndIsMadeAgain() {
        ItemTable troubled = troubled(Trouble.cancelsTransactions(3, "TransactionConflict", "None"));

        assertThat(troubled.transact(List.of(putNew(troubled)))).isTrue();
        assertThat(timeline.instant()).isBetween(START.plusMillis(100), START.plusSeconds(1));
    }

    @Test
    void transact_thatAlwaysMeetsAnother_fails() {
        ItemTable troubled = troubled(Trouble.cancelsTransactions(1_000, "TransactionConflict"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> troubled.transact(List.of(putNew(troubled))))
                .withMessageContaining("'contract-state' in us-east-1 of 1 writes: TransactionCanceledException")
                .withMessageContaining("TransactionConflict");
        assertThat(timeline.instant()).isBefore(START.plus(Duration.ofSeconds(10)));
    }

    @Test
    void anyCall_onATableThatDoesNotExist_namesItAndWhatToDo() {
        ItemTable missing = table("nowhere");
        String message = "'nowhere' in us-east-1 does not exist: give the name of the stack's table in"
                + " AUDIT_STATE_TABLE, or deploy template.yaml in this Region; on an emulator, 'audit run"
                + " --create-resources' creates it";

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> missing.get(key))
                .withMessage("table " + message);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> missing.getAll(List.of(key)))
                .withMessage("table " + message);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> missing.transact(List.of(putNew(missing))))
                .withMessage("table " + message);
    }

    @Test
    void write_thatIsRefused_namesTableAndItem() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> state.write(put(item("item").bytes("b", new byte[500_000]))))
                .withMessageStartingWith("table 'contract-state' in us-east-1, item '" + partition + "' 'item': "
                        + "ValidationException: ");
    }
}
