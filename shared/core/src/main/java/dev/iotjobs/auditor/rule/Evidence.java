package dev.iotjobs.auditor.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures a verdict stands on, in the order in which they are to be read.
 *
 * @param facts texts, numbers and truth values by their names
 */
public record Evidence(Map<String, Object> facts) {

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

    /** This evidence and one fact more. */
    public Evidence and(String name, Object fact) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, fact);
        return new Evidence(more);
    }
}
