package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.config.Text;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a job. Values may hold anything, so only those that a policy compares are kept. Keys are case-sensitive.
 *
 * @param kept values by their keys: those that are compared, and blank ones, which are empty here
 * @param others keys of all other tags
 */
public record Tags(Map<String, String> kept, Set<String> others) {

    /** Keys of tags that AWS sets. */
    private static final String OF_AWS = "aws:";

    public Tags {
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
        others = Collections.unmodifiableSet(new TreeSet<>(others));
    }

    /**
     * What is kept of tags.
     *
     * @param all as the service gives them
     * @param compared keys of which the value is kept
     */
    public static Tags of(Map<String, String> all, Collection<String> compared) {
        Map<String, String> kept = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        all.forEach((key, text) -> {
            String name = Objects.requireNonNullElse(Text.name(key), "");
            String value = Objects.requireNonNullElse(Text.name(text), "");
            if (value.isEmpty() || compared.contains(name)) {
                kept.put(name, value);
            } else {
                others.add(name);
            }
        });
        return new Tags(kept, others);
    }

    /** The value of a key that is compared; null where the job has no such tag. */
    public @Nullable String value(String key) {
        return kept.get(key);
    }

    /** Whether people gave the job a tag with this key, and a value with a visible character. */
    public boolean hasValue(String key) {
        return !key.startsWith(OF_AWS)
                && (others.contains(key) || !kept.getOrDefault(key, "").isEmpty());
    }
}
