package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The channel's contract over the local account. */
class AlertChannelTest extends AlertChannelContract {

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

    @Override
    Cloud cloud() {
        return new Cloud(account.dynamoDbEndpoint(), account.endpoint());
    }
}
