package dev.iotjobs.local.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;

/**
 * A message that a subscriber's queue received.
 *
 * @param numbers value of the message attribute {@code numbers}; a message that is sent twice has the same value both
 *     times
 * @param text subject and body
 * @param attributes all message attributes as JSON
 */
public record Received(String numbers, String text, String attributes) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(?: UTC|Z)");
    private static final Pattern AGE = Pattern.compile("open for \\d+ \\w+");

    /**
     * Reads a message.
     *
     * @param envelope the JSON that SNS puts around the message
     */
    static Received of(String envelope) {
        try {
            JsonNode message = MAPPER.readTree(envelope);
            JsonNode attributes = message.path("MessageAttributes");
            return new Received(
                    attributes.path("numbers").path("Value").asText(),
                    message.path("Subject").asText() + "\n"
                            + message.path("Message").asText(),
                    attributes.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("SNS sends JSON, got " + envelope, e);
        }
    }

    /** The text with {@code (time)} in place of each time and age. */
    public String withoutTimes() {
        return AGE.matcher(TIME.matcher(text).replaceAll("(time)")).replaceAll("open for (time)");
    }
}
