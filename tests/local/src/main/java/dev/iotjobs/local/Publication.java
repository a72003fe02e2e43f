package dev.iotjobs.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.simulator.http.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid message to publish.
 *
 * @param subject at most 99 characters, without line breaks and control characters; null if the message has no subject
 * @param message text of the message, not empty. Text and attributes together have at most {@link #MAX_BYTES}.
 * @param perProtocol texts by protocol, with {@code default} for other protocols; null unless MessageStructure is
 *     {@code json}
 * @param attributes sent to subscribers and compared with filter policies; empty if MessageStructure is {@code json}
 */
record Publication(
        @Nullable String subject,
        String message,
        @Nullable JsonNode perProtocol,
        Map<String, MessageAttribute> attributes) {

    /** Maximum size of a message with its attributes, and of a whole batch, in bytes. */
    static final int MAX_BYTES = 262_144;

    private static final int SUBJECT_UNDER = 100;
    private static final int MAX_NAME = 256;
    private static final JsonMapper MAPPER = new JsonMapper();

    Publication {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Reads a Publish request or an entry of a PublishBatch request.
     *
     * @throws ServiceException if the message breaks a rule of SNS
     */
    static Publication of(SnsForm form) {
        String message = form.required("Message");
        if (message.isEmpty()) {
            throw SnsForm.invalid("Empty message");
        }
        @Nullable String subject = form.optional("Subject").orElse(null);
        requireValidSubject(subject);
        Map<String, MessageAttribute> attributes = form.messageAttributes();
        attributes.forEach(Publication::requireValidAttribute);
        boolean json = form.optional("MessageStructure").filter("json"::equals).isPresent();
        Publication publication = new Publication(subject, message, json ? textsByProtocol(message) : null, attributes);
        if (publication.bytes() > MAX_BYTES) {
            throw SnsForm.invalid("Message too long");
        }
        return json ? new Publication(subject, message, publication.perProtocol, Map.of()) : publication;
    }

    int bytes() {
        int sum = utf8Length(message);
        for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
            sum += utf8Length(attribute.getKey()) + attribute.getValue().bytes();
        }
        return sum;
    }

    /** The text for subscribers with this protocol. */
    String textFor(String protocol) {
        return perProtocol == null
                ? message
                : perProtocol.path(protocol).asText(perProtocol.path("default").asText());
    }

    private static void requireValidSubject(@Nullable String subject) {
        if (subject == null) {
            return;
        }
        boolean breaksARule = subject.isBlank()
                || subject.codePointCount(0, subject.length()) >= SUBJECT_UNDER
                || subject.codePoints().anyMatch(Publication::isControlOrLineBreak);
        if (breaksARule) {
            throw SnsForm.invalid("Subject");
        }
    }

    private static boolean isControlOrLineBreak(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isISOControl(codePoint)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void requireValidAttribute(String name, MessageAttribute attribute) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("aws.") || lower.startsWith("amazon.") || name.length() > MAX_NAME) {
            throw invalidValue("The message attribute name '%s' is reserved or too long.".formatted(name));
        }
        if (attribute.value().isEmpty()) {
            throw invalidValue(
                    "The message attribute '%s' must contain non-empty message attribute value.".formatted(name));
        }
        if (!attribute.type().matches("(String|String\\.Array|Number|Binary)(\\..+)?")) {
            throw invalidValue("The message attribute '%s' has an invalid message attribute type, the set of supported"
                            .formatted(name)
                    + " type prefixes is Binary, Number, and String.");
        }
    }

    private static ServiceException invalidValue(String message) {
        return new ServiceException(400, "ParameterValueInvalid", message);
    }

    private static JsonNode textsByProtocol(String message) {
        JsonNode texts = parse(message);
        if (!texts.isObject()) {
            throw SnsForm.invalid("Message Structure - JSON message body failed to parse");
        }
        if (!texts.path("default").isTextual()) {
            throw SnsForm.invalid("Message Structure - No default entry in JSON message body");
        }
        return texts;
    }

    private static JsonNode parse(String message) {
        try {
            return MAPPER.readTree(message);
        } catch (JsonProcessingException e) {
            throw SnsForm.invalid("Message Structure - JSON message body failed to parse");
        }
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
