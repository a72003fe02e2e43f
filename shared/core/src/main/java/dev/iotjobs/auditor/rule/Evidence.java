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
 * The facts on which a verdict is based, in reading order.
 *
 * @param facts texts, numbers and truth values by name
 */
public record Evidence(Map<String, Object> facts) {

    private static final int MOST_NAMES = 10;
    private static final Evidence NONE = new Evidence(Map.of());

    /** @throws IllegalArgumentException if a fact is neither text nor number nor truth value */
    public Evidence {
        facts.forEach((name, fact) -> {
            if (!(fact instanceof String || fact instanceof Number || fact instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "evidence." + name + ": must be a text, a number or a truth value, got " + fact.getClass());
            }
        });
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public static Evidence none() {
        return NONE;
    }

    public static Evidence of(String name, Object fact) {
        return NONE.and(name, fact);
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

    /** This evidence with one more fact; unchanged if the fact is null. */
    public Evidence andIfKnown(String name, @Nullable Object fact) {
        return fact == null ? this : and(name, fact);
    }

    /**
     * This evidence with one more fact, which lists names. Of more than ten names, the fact has the first ten and the
     * number of the others.
     */
    public Evidence andNames(String name, List<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int rest = names.size() - MOST_NAMES;
        return and(name, rest > 0 ? first + " and " + Figures.count(rest) + " more" : first);
    }

    /** This evidence with one more fact. */
    public Evidence and(String name, Object fact) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, fact);
        return new Evidence(more);
    }
}
