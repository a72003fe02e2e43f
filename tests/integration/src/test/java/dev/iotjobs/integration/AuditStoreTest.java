package dev.iotjobs.integration;

import org.junit.jupiter.api.Nested;

/** The store's contracts over DynamoDB Local. */
class AuditStoreTest {

    interface OpensDynamoDbLocal extends OpensTables {
        @Override
        default Cloud cloud() {
            return SharedLocalAccount.cloud();
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
