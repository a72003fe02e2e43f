package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The store's contracts over DynamoDB Local. */
class AuditStoreTest {

    @SuppressWarnings("NullAway.Init")
    private static LocalAccount account;

    @BeforeAll
    static void start() throws IOException {
        account = LocalAccount.start(InstantSource.system());
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    interface OpensDynamoDbLocal extends OpensTables {
        @Override
        default Cloud cloud() {
            return new Cloud(account.dynamoDbEndpoint(), account.endpoint());
        }
    }

    @Nested
    class Commits extends CommitContract implements OpensDynamoDbLocal {}

    @Nested
    class LedgerAndSnapshots extends LedgerContract implements OpensDynamoDbLocal {}

    @Nested
    class Findings extends FindingsContract implements OpensDynamoDbLocal {}

    @Nested
    class Outbox extends OutboxContract implements OpensDynamoDbLocal {}

    @Nested
    class Leases extends LeaseContract implements OpensDynamoDbLocal {}

    @Nested
    class Tables extends TablesContract implements OpensDynamoDbLocal {}
}
