package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The input of one operation, or of one part of a transaction or batch. */
record Input(JsonNode json) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Input of(Request request) {
        try {
            return new Input(MAPPER.readTree(request.text()));
        } catch (JsonProcessingException e) {
            throw new ServiceException(400, "SerializationException", "The body is not a JSON document");
        }
    }

    /**
     * Refuses members that this service does not support.
     *
     * @param members names of the supported members
     * @throws ServiceException if the input has another member
     */
    Input only(Set<String> members) {
        json.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .map(Map.Entry::getKey)
                .filter(member -> !members.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw Errors.notSupported("the parameter " + member + " of this operation");
                });
        return this;
    }

    String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw Errors.invalid("The parameter '" + name + "' is required but was not present in the request");
        }
        return value;
    }

    @Nullable
    String textOrNull(String name) {
        return json.path(name).textValue();
    }

    JsonNode get(String name) {
        return json.path(name);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    boolean flag(String name, boolean otherwise) {
        return json.path(name).asBoolean(otherwise);
    }

    /** The maximum number of items on a page. */
    int limit() {
        int limit = json.path("Limit").asInt(Integer.MAX_VALUE);
        if (limit < 1) {
            throw Errors.invalid("Limit must be greater than or equal to 1, got " + limit);
        }
        return limit;
    }
}
