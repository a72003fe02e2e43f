package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.message.words.Json;
import dev.iotjobs.auditor.message.words.MessageKind;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.List;

/**
 * A message that shows whether messages arrive: the same topic, key and kinds of attributes as those of an audit, and no
 * state. It is marked in its subject, its first line and its attribute {@code kind}. Its severity is the highest, so that
 * a filter policy which lets a real one through lets it through as well. It has no numbers: programs that fold messages
 * have nothing to fold.
 */
public final class TestMessage {

    /** None of {@link MessageKind}: it says nothing about jobs. */
    private static final String KIND = "TEST";

    private TestMessage() {}

    /**
     * The message.
     *
     * @param id random
     * @param regions that are audited
     */
    public static Message of(String id, String accountId, List<String> regions, Instant now) {
        String body = String.join(
                "\n",
                "TEST: a person checks whether messages of the IoT jobs audit arrive. Nothing is wrong, and there is",
                "nothing to do.",
                "",
                "Account   " + accountId + ", " + String.join(", ", regions),
                "Sent      " + Times.minute(now),
                "Test      " + id);
        return new Message(
                id,
                "[TEST] IoT jobs " + accountId + ": a test message, nothing is wrong",
                body,
                List.of(
                        new MessageAttribute("schemaVersion", "Number", "1"),
                        new MessageAttribute("kind", "String", KIND),
                        new MessageAttribute("severity", "String", Severity.CRITICAL.name()),
                        new MessageAttribute("regions", "String.Array", Json.array(regions)),
                        new MessageAttribute("account", "String", accountId)));
    }
}
