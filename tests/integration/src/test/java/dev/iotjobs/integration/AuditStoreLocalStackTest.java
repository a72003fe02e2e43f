package dev.iotjobs.integration;

import org.junit.jupiter.api.Nested;

/** The store's contracts over LocalStack. */
class AuditStoreLocalStackTest {

    interface OpensLocalStack extends OpensTables {
        @Override
        default Cloud cloud() {
            return SharedLocalStack.cloud();
        }
    }

    @Nested
    class Commits extends CommitContract implements OpensLocalStack {}

    @Nested
    class LedgerAndSnapshots extends LedgerContract implements OpensLocalStack {}

    @Nested
    class Findings extends FindingsContract implements OpensLocalStack {}

    @Nested
    class Outbox extends OutboxContract implements OpensLocalStack {}

    @Nested
    class Leases extends LeaseContract implements OpensLocalStack {}

    @Nested
    class Tables extends TablesContract implements OpensLocalStack {}
}
