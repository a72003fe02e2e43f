package dev.iotjobs.auditor.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.aws.settings.Settings;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the event that invokes the function, and reports all its problems at once. An instance reads one event. */
final class AuditEventReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Maximum length of a value in a message, in characters. Longer values are cut. */
    // An event may have 256 KB
    private static final int SHOWN = 60;

    /** Maximum number of problems in a message. The message only counts the other problems. */
    private static final int NAMED = 10;

    /** The job ids that AWS IoT accepts. */
    private static final Pattern JOB_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private static final int MOST_JOB_IDS = 1_000;

    private final List<String> problems = new ArrayList<>();

    AuditEvent read(InputStream input) throws IOException {
        JsonNode event = parse(input);
        Set<String> regions = Set.of();
        Set<String> jobIds = Set.of();
        String scheduledTime = "";
        boolean alertTest = false;
        for (var field : event.properties()) {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "regions" -> regions = regions(value);
                case "jobIds" -> jobIds = jobIds(value);
                case "source" -> checkSource(value);
                case "scheduleArn" -> text("scheduleArn", value);
                case "scheduledTime" -> scheduledTime = time("scheduledTime", value);
                case "alert" -> alertTest = alert(value, event);
                default ->
                    problems.add(shown(field.getKey())
                            + ": no such field; the fields are regions, jobIds, source, scheduleArn, scheduledTime,"
                            + " alert");
            }
        }
        requireNoProblem();
        return new AuditEvent(List.copyOf(regions), jobIds, scheduledTime, alertTest);
    }

    private static JsonNode parse(InputStream input) throws IOException {
        try {
            JsonNode event = JSON.readTree(input);
            if (!event.isObject()) {
                String got = event.isMissingNode() ? "nothing" : shown(event);
                throw new InvalidEventException("event: must be a JSON object, got " + got
                        + "; the empty object {} audits the configured Regions");
            }
            return event;
        } catch (CharConversionException e) {
            throw new InvalidEventException(
                    "event: must be JSON in UTF-8, got " + shown(String.valueOf(e.getMessage())));
        } catch (JacksonException e) {
            throw new InvalidEventException("event: must be one JSON object: " + place(e));
        }
    }

    private static String place(JacksonException e) {
        String what =
                shown(String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no JSON"));
        return e.getLocation() == null
                ? what
                : what + " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private Set<String> regions(JsonNode value) {
        Set<String> regions = texts("regions", value);
        regions.stream()
                .filter(region -> !Settings.isRegion(region))
                .forEach(region -> problems.add("regions: unknown Region, got " + quoted(region)));
        return regions;
    }

    private Set<String> jobIds(JsonNode value) {
        Set<String> jobIds = texts("jobIds", value);
        jobIds.stream()
                .filter(jobId -> !JOB_ID.matcher(jobId).matches())
                .forEach(jobId -> problems.add(
                        "jobIds: must be 1 to 64 letters, digits, hyphens or underscores, got " + quoted(jobId)));
        if (jobIds.size() > MOST_JOB_IDS) {
            problems.add("jobIds: must have at most " + MOST_JOB_IDS + " different ids, got " + jobIds.size());
        }
        return jobIds;
    }

    private boolean alert(JsonNode value, JsonNode event) {
        if (!value.isTextual() || !value.textValue().equals("test")) {
            problems.add("alert: must be \"test\", got " + shown(value));
        } else if (event.size() > 1) {
            problems.add("alert: \"test\" sends only a test message and allows no other field, got " + shown(event));
        }
        return true;
    }

    private void checkSource(JsonNode value) {
        if (!value.isTextual() || !value.textValue().equals("schedule")) {
            problems.add("source: must be \"schedule\", got " + shown(value));
        }
    }

    private String time(String field, JsonNode value) {
        try {
            return Instant.parse(value.asText()).toString();
        } catch (DateTimeParseException e) {
            problems.add(field + ": must be a time such as \"2026-01-15T10:15:00Z\", got " + shown(value));
            return "";
        }
    }

    private Set<String> texts(String field, JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            problems.add(field + ": must be a list with at least one string, got " + shown(value));
            return Set.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < value.size(); i++) {
            if (text(field + "[" + i + "]", value.get(i))) {
                texts.add(value.get(i).textValue());
            }
        }
        return texts;
    }

    private boolean text(String field, JsonNode value) {
        boolean isText = value.isTextual() && !value.textValue().isBlank();
        if (!isText) {
            problems.add(field + ": must be a string that is not empty, got " + shown(value));
        }
        return isText;
    }

    private void requireNoProblem() {
        if (problems.isEmpty()) {
            return;
        }
        String named = String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())));
        throw new InvalidEventException(
                problems.size() > NAMED ? named + "; and " + (problems.size() - NAMED) + " more problems" : named);
    }

    private static String quoted(String text) {
        return '"' + shown(text) + '"';
    }

    private static String shown(JsonNode value) {
        return shown(value.toString());
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
