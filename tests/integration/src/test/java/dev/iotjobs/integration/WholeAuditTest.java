package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;

/** A whole audit of the local account. */
class WholeAuditTest extends WholeAuditContract {

    @Override
    Cloud cloud(LocalAccount account) {
        return new Cloud(account.endpoint(), account.endpoint());
    }
}
