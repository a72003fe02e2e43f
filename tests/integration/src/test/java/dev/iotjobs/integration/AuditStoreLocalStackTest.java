package dev.iotjobs.integration;

/** The store's contract over LocalStack. */
class AuditStoreLocalStackTest extends AuditStoreContract {

    @Override
    Cloud cloud() {
        return SharedLocalStack.cloud();
    }
}
