package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A local account for all tests that need only tables, topics and queues. The tests share it; it ends with the JVM. */
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
