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
 * A message by which a person checks whether messages arrive. Its attribute {@code kind} is {@code TEST}. Its severity
 * is {@code CRITICAL}, to pass filter policies by severity.
 */
public final class TestMessage {

    /** The value of the attribute {@code kind} of a test message. {@link MessageKind} has no such value. */
    private static final String KIND = "TEST";

    private TestMessage() {}

    /**
     * Makes a test message.
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
                // Without the attribute "numbers", by which programs order messages of audits
                List.of(
                        new MessageAttribute("schemaVersion", "Number", "1"),
                        new MessageAttribute("kind", "String", KIND),
                        new MessageAttribute("severity", "String", Severity.CRITICAL.name()),
                        new MessageAttribute("regions", "String.Array", Json.array(regions)),
                        new MessageAttribute("account", "String", account.id())));
    }
}
