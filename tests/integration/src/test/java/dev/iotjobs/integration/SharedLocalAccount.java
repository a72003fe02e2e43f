package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One local account for all contracts that ask for no more than tables, topics and queues: it ends with the JVM. */
final class SharedLocalAccount {

    private static @Nullable LocalAccount account;

    private SharedLocalAccount() {}

    static synchronized Cloud cloud() {
        LocalAccount running = account;
        if (running == null) {
            running = start();
            account = running;
        }
        return new Cloud(running.endpoint(), running.endpoint());
    }

    private static LocalAccount start() {
        try {
            return LocalAccount.start(InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
