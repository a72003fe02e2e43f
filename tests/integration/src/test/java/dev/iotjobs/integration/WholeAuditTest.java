package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;

/** Runs {@link WholeAuditContract} with the local account. */
class WholeAuditTest extends WholeAuditContract {

    @Override
    Cloud cloud(LocalAccount account) {
        return new Cloud(account.endpoint(), account.endpoint());
    }
}
