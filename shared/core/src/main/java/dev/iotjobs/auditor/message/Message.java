package dev.iotjobs.auditor.message;

import java.util.List;

/**
 * A message, as published. The same id always has the same content.
 *
 * @param id random
 * @param subject one line of printable ASCII, below 100 characters
 * @param body at most 256 KB of UTF-8, subject and attributes included
 * @param attributes at most ten, as SNS delivers them raw
 */
public record Message(String id, String subject, String body, List<MessageAttribute> attributes) {

    public Message {
        attributes = List.copyOf(attributes);
    }
}
