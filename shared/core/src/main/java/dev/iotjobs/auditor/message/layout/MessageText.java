package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Digest;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.words.Attributes;
import dev.iotjobs.auditor.message.words.MessageSize;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.SubjectLine;

/** Writes a digest as a message that people read as a mail. The same digest always gives the same message. */
public final class MessageText {

    private MessageText() {}

    /**
     * Writes the message of a digest. Reads the details of the findings that the message describes, in one call.
     *
     * @param id id of the message
     */
    public static Message of(String id, Digest digest) {
        News news = new News(digest);
        Layout layout = Layout.of(news);
        String subject = SubjectLine.of(news, layout.what(), layout.name());
        return MessageSize.fit(new Message(id, subject, layout.body().text(), Attributes.of(news)));
    }
}
