package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.text.Figures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The named values on which a verdict is based, in reading order.
 *
 * @param values texts, numbers and truth values by name
 */
public record Evidence(Map<String, Object> values) {

    private static final int MOST_NAMES = 10;
    private static final Evidence NONE = new Evidence(Map.of());

    /** @throws IllegalArgumentException if a value is neither text nor number nor truth value */
    public Evidence {
        values.forEach((name, value) -> {
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "evidence." + name + ": must be a text, a number or a truth value, got " + value.getClass());
            }
        });
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Evidence none() {
        return NONE;
    }

    public static Evidence of(String name, Object value) {
        return NONE.and(name, value);
    }

    /** Evidence that begins with the status and the origin of a job. */
    public static Evidence of(Job job) {
        return of("status", job.status().toString()).and("origin", job.origin().name());
    }

    /** This evidence with the number of executions in each status added. */
    public Evidence and(JobProcessDetails counters) {
        return and("succeeded", counters.succeeded())
                .and("failed", counters.failed())
                .and("timedOut", counters.timedOut())
                .and("rejected", counters.rejected())
                .and("canceled", counters.canceled())
                .and("removed", counters.removed())
                .and("queued", counters.queued())
                .and("inProgress", counters.inProgress());
    }

    /** This evidence with one more value; unchanged if the value is null. */
    public Evidence andIfKnown(String name, @Nullable Object value) {
        return value == null ? this : and(name, value);
    }

    /**
     * This evidence with one more value, which lists names. Of more than ten names, the value has the first ten and the
     * number of the others.
     */
    public Evidence andNames(String name, List<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int rest = names.size() - MOST_NAMES;
        return and(name, rest > 0 ? first + " and " + Figures.count(rest) + " more" : first);
    }

    /** This evidence with one more value. */
    public Evidence and(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Evidence(more);
    }
}
