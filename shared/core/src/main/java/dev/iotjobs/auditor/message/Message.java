package dev.iotjobs.auditor.message;

import java.util.List;

/**
 * A message as it is published. A message that is sent again has the same id and the same contents.
 *
 * @param id unique for each message
 * @param subject one line of printable ASCII, below 100 characters
 * @param body text; at most 256 KB of UTF-8 together with subject and attributes
 * @param attributes at most ten, the limit of SNS raw delivery to SQS
 */
public record Message(String id, String subject, String body, List<MessageAttribute> attributes) {

    public Message {
        attributes = List.copyOf(attributes);
    }
}
