package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.message.words.Json;
import dev.iotjobs.auditor.message.words.MessageKind;
import dev.iotjobs.auditor.message.words.SubjectLine;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.List;

/**
 * A test message, to check that messages arrive: with the topic, the key and the kinds of attributes of an audit's
 * messages, and without state. Its subject, its first line and its attribute {@code kind} mark it. Its severity is the
 * highest, so that a filter policy which accepts real messages accepts it as well. It has no numbers, which programs
 * would use to order messages.
 */
public final class TestMessage {

    /** The kind, which is not a {@link MessageKind} because the message is not about jobs. */
    private static final String KIND = "TEST";

    private TestMessage() {}

    /**
     * Makes the message.
     *
     * @param id random
     * @param regions the audited Regions
     */
    public static Message of(String id, AccountLabel account, List<String> regions, Instant now) {
        String body = String.join(
                "\n",
                "TEST: a person checks whether messages of the IoT jobs audit arrive. Nothing is wrong, and there is",
                "nothing to do.",
                "",
                "Account   " + PlainText.line(account.full()) + ", " + String.join(", ", regions),
                "Sent      " + Times.minute(now),
                "Test      " + id);
        return new Message(
                id,
                "[TEST] IoT jobs " + SubjectLine.account(account) + ": a test message, nothing is wrong",
                body,
                List.of(
                        new MessageAttribute("schemaVersion", "Number", "1"),
                        new MessageAttribute("kind", "String", KIND),
                        new MessageAttribute("severity", "String", Severity.CRITICAL.name()),
                        new MessageAttribute("regions", "String.Array", Json.array(regions)),
                        new MessageAttribute("account", "String", account.id())));
    }
}
