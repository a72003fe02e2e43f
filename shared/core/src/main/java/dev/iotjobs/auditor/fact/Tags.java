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
 * The tags of a job, with only those values that the policy compares. Keys are case-sensitive.
 *
 * @param kept the values that the policy compares, by key. Every blank value is kept too, as an empty text.
 * @param others keys of the tags whose value is not kept
 */
public record Tags(Map<String, String> kept, Set<String> others) {

    /** The key of the tag that sets the longest allowed timeout of its job, in minutes. */
    public static final String MAXIMUM_TIMEOUT = "audit:maxTimeout";

    /** Prefix of the tag keys that AWS reserves. */
    private static final String OF_AWS = "aws:";

    public Tags {
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
        others = Collections.unmodifiableSet(new TreeSet<>(others));
    }

    /**
     * The given tags with all their keys, but only with the values that the policy compares.
     *
     * @param all the tags as the service returns them
     * @param compared keys whose values are kept
     */
    public static Tags of(Map<String, String> all, Collection<String> compared) {
        Map<String, String> kept = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        all.forEach((key, text) -> {
            String name = Objects.requireNonNullElse(Text.name(key), "");
            String value = Objects.requireNonNullElse(Text.name(text), "");
            // Other values are not kept, because a value may be secret
            if (value.isEmpty() || compared.contains(name)) {
                kept.put(name, value);
            } else {
                others.add(name);
            }
        });
        return new Tags(kept, others);
    }

    /**
     * The value of the tag with this key; null if the job has no such tag. For use only if the policy compares the
     * values of this key.
     */
    public @Nullable String value(String key) {
        return kept.get(key);
    }

    /** The key in a text of the form {@code key=value}. */
    public static String key(String tag) {
        return tag.substring(0, tag.indexOf('='));
    }

    /**
     * Whether the job has the given tag, written as {@code key=value}. For use only if the policy compares the values
     * of this key.
     */
    public boolean has(String tag) {
        return tag.substring(tag.indexOf('=') + 1).equals(value(key(tag)));
    }

    /** Whether the job has a tag with this key and a value that is not blank. False for keys that AWS reserves. */
    public boolean hasValue(String key) {
        return !key.startsWith(OF_AWS)
                && (others.contains(key) || !kept.getOrDefault(key, "").isEmpty());
    }
}
