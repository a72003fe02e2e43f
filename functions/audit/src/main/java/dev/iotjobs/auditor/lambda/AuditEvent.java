package dev.iotjobs.auditor.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the function is asked to do. Every field may be missing; a field that is not known is an error, for it may be one
 * that was meant to narrow the audit.
 *
 * @param regions to audit; empty for those the function is configured for
 * @param jobIds jobs to describe before all others
 */
record AuditEvent(List<String> regions, Set<String> jobIds) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int SHOWN = 60;

    AuditEvent {
        regions = List.copyOf(regions);
        jobIds = Set.copyOf(jobIds);
    }

    /**
     * Reads an event.
     *
     * @throws InvalidEventException naming every field that is wrong, the rule it breaks and its value
     */
    static AuditEvent read(InputStream input) throws IOException {
        JsonNode event = parse(input);
        List<String> problems = new ArrayList<>();
        List<String> regions = List.of();
        List<String> jobIds = List.of();
        for (var field : event.properties()) {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "regions" -> regions = texts("regions", value, problems);
                case "jobIds" -> jobIds = texts("jobIds", value, problems);
                case "source", "scheduleArn", "scheduledTime" -> text(field.getKey(), value, problems);
                default ->
                    problems.add("'" + shown(field.getKey())
                            + "' is not a field of this event: there are regions, jobIds, source, scheduleArn and"
                            + " scheduledTime");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidEventException(problems);
        }
        return new AuditEvent(regions, Set.copyOf(jobIds));
    }

    private static JsonNode parse(InputStream input) throws IOException {
        try {
            JsonNode event = JSON.readTree(input);
            if (!event.isObject()) {
                throw new InvalidEventException(
                        List.of("must be a JSON object, such as {} to audit the configured Regions, got "
                                + shown(event.toString())));
            }
            return event;
        } catch (JacksonException e) {
            throw new InvalidEventException(List.of("must be JSON: " + e.getOriginalMessage()));
        }
    }

    private static List<String> texts(String field, JsonNode value, List<String> problems) {
        if (!value.isArray() || value.isEmpty()) {
            problems.add(field + ": must be a list of one text or more, got " + shown(value.toString()));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            text(field + "[" + i + "]", value.get(i), problems);
            texts.add(value.get(i).asText());
        }
        return texts;
    }

    private static void text(String field, JsonNode value, List<String> problems) {
        if (!value.isTextual() || value.asText().isBlank()) {
            problems.add(field + ": must be a text, got " + shown(value.toString()));
        }
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
