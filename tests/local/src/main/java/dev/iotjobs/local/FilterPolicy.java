package dev.iotjobs.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The filter policy of an SNS subscription. Supports equality, {@code prefix}, {@code suffix}, {@code anything-but} and
 * {@code exists}. Any other condition is refused.
 *
 * @param overBody whether the policy applies to the JSON body of messages; if false, it applies to their attributes
 */
record FilterPolicy(JsonNode policy, boolean overBody) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> OPERATORS = Set.of("prefix", "suffix", "anything-but", "exists");
    private static final FilterPolicy EVERYTHING = new FilterPolicy(JsonNodeFactory.instance.objectNode(), false);

    /**
     * Reads the filter policy from the attributes of a subscription. If the subscription has no filter policy, the
     * result accepts every message.
     *
     * @throws ServiceException if the policy is malformed or has an unsupported condition
     */
    static FilterPolicy of(Map<String, String> subscriptionAttributes) {
        String text = subscriptionAttributes.getOrDefault("FilterPolicy", "");
        if (text.isBlank()) {
            return EVERYTHING;
        }
        JsonNode policy = parse(text);
        boolean overBody = "MessageBody".equals(subscriptionAttributes.get("FilterPolicyScope"));
        requireKnown(policy);
        return new FilterPolicy(policy, overBody);
    }

    boolean accepts(Publication publication) {
        if (policy.isEmpty()) {
            return true;
        }
        return matches(policy, overBody ? bodyOf(publication) : asJson(publication.attributes()));
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode policy = MAPPER.readTree(text);
            if (policy.isObject()) {
                return policy;
            }
        } catch (JsonProcessingException e) {
            throw refused("failed to parse JSON");
        }
        throw refused("Filter policy must be a JSON object");
    }

    private static void requireKnown(JsonNode policy) {
        for (Map.Entry<String, JsonNode> key : policy.properties()) {
            if (key.getValue().isObject()) {
                requireKnown(key.getValue());
            } else if (!key.getValue().isArray() || key.getValue().isEmpty()) {
                throw refused("\"%s\" must be an object or an array".formatted(key.getKey()));
            } else {
                key.getValue().forEach(FilterPolicy::requireKnownCondition);
            }
        }
    }

    private static void requireKnownCondition(JsonNode condition) {
        condition.properties().stream()
                .map(Map.Entry::getKey)
                .filter(operator -> !OPERATORS.contains(operator))
                .findFirst()
                .ifPresent(operator -> {
                    throw refused("Unrecognized match type " + operator);
                });
    }

    private static ServiceException refused(String reason) {
        return SnsForm.invalid("FilterPolicy: " + reason);
    }

    /**
     * Whether a document matches a policy: for each key, the value in the document must meet one of the conditions in
     * the policy.
     */
    private static boolean matches(JsonNode policy, JsonNode document) {
        return policy.properties().stream().allMatch(key -> {
            JsonNode value = document.path(key.getKey());
            return key.getValue().isObject()
                    ? matches(key.getValue(), value)
                    : stream(key.getValue()).anyMatch(condition -> meets(condition, value));
        });
    }

    private static boolean meets(JsonNode condition, JsonNode value) {
        boolean isThere = !value.isMissingNode();
        if (condition.has("exists")) {
            return condition.path("exists").asBoolean() == isThere;
        }
        Stream<JsonNode> candidates = value.isArray() ? stream(value) : Stream.of(value);
        return isThere && candidates.anyMatch(candidate -> meetsOne(condition, candidate));
    }

    private static boolean meetsOne(JsonNode condition, JsonNode value) {
        if (condition.has("prefix")) {
            return value.asText().startsWith(condition.path("prefix").asText());
        }
        if (condition.has("suffix")) {
            return value.asText().endsWith(condition.path("suffix").asText());
        }
        if (condition.has("anything-but")) {
            JsonNode unwanted = condition.path("anything-but");
            return unwanted.isArray()
                    ? stream(unwanted).noneMatch(each -> isSame(each, value))
                    : !isSame(unwanted, value);
        }
        return isSame(condition, value);
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        boolean areNumbers = one.isNumber() && other.isNumber();
        return areNumbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode bodyOf(Publication publication) {
        try {
            return MAPPER.readTree(publication.message());
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode(); // Text that is not JSON has no keys
        }
    }

    private static JsonNode asJson(Map<String, MessageAttribute> attributes) {
        ObjectNode json = MAPPER.createObjectNode();
        attributes.forEach((name, attribute) -> json.set(name, asJson(attribute)));
        return json;
    }

    private static JsonNode asJson(MessageAttribute attribute) {
        boolean isJson =
                attribute.type().startsWith("Number") || attribute.type().startsWith("String.Array");
        try {
            return isJson
                    ? MAPPER.readTree(attribute.value())
                    : MAPPER.getNodeFactory().textNode(attribute.value());
        } catch (JsonProcessingException e) {
            return MAPPER.getNodeFactory().textNode(attribute.value());
        }
    }
}
