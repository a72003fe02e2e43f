package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.InMemoryAuditStore;
import dev.iotjobs.auditor.audit.Timeline;
import org.junit.jupiter.api.Nested;

/** The store's contracts over the store of a dry run. */
class AuditStoreInMemoryTest {

    interface OpensMemory extends OpensStore {
        @Override
        default AuditStore open(Timeline timeline) {
            return new InMemoryAuditStore();
        }
    }

    @Nested
    class Commits extends CommitContract implements OpensMemory {}

    @Nested
    class LedgerAndSnapshots extends LedgerContract implements OpensMemory {}

    @Nested
    class Findings extends FindingsContract implements OpensMemory {}

    @Nested
    class Outbox extends OutboxContract implements OpensMemory {}

    @Nested
    class Leases extends LeaseContract implements OpensMemory {}
}
