package dev.iotjobs.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what DynamoDB Local is built of from writing on a user's terminal. */
final class QuietLogging {

    /** Held here, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private QuietLogging() {}

    static void turnOn() {
        SQLITE.setLevel(Level.OFF);
    }
}
