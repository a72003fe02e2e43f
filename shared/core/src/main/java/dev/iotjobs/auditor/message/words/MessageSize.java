package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.text.Figures;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts the body of a message that exceeds the size limit of SNS. */
public final class MessageSize {

    /** Maximum size of subject, body and attributes together, in bytes of UTF-8. */
    public static final int MAXIMUM = 262_144;

    private static final int NOTICE = 100;

    private MessageSize() {}

    /** Returns the message, cut if it is too large. A cut body ends with the number of lines that were left out. */
    public static Message fit(Message message) {
        int room = MAXIMUM - withoutBody(message);
        if (bytes(message.body()) <= room) {
            return message;
        }
        List<String> lines = message.body().lines().toList();
        StringBuilder body = new StringBuilder();
        int used = NOTICE;
        int kept = 0;
        for (String line : lines) {
            used += bytes(line) + 1;
            if (used > room) {
                break;
            }
            body.append(line).append('\n');
            kept++;
        }
        body.append('(')
                .append(Figures.count(lines.size() - kept, "more line is", "more lines are"))
                .append(" left out: the message is too long)");
        return new Message(message.id(), message.subject(), body.toString(), message.attributes());
    }

    private static int withoutBody(Message message) {
        return bytes(message.subject())
                + message.attributes().stream()
                        .mapToInt(attribute ->
                                bytes(attribute.name()) + bytes(attribute.type()) + bytes(attribute.value()))
                        .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
