package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a Region that subscribers know as open.
 *
 * @param entries the findings, by {@link #key}
 */
public record Notified(Map<String, Entry> entries) {

    public static final Notified NOTHING = new Notified(Map.of());

    public Notified {
        entries = new TreeMap<>(entries);
    }

    /**
     * A finding as subscribers know it.
     *
     * @param severity the severity that subscribers know
     * @param at when subscribers were notified that the finding is open
     */
    public record Entry(Severity severity, Instant at) {}

    /** The key of a finding within a Region. */
    public static String key(String subjectId, String ruleId) {
        return ruleId + "/" + subjectId;
    }

    public static String ruleId(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    /**
     * The subject in a key that {@link #key} returned; null if this version of the auditor does not know the kind of
     * subject.
     */
    public static @Nullable Subject subject(AccountRegion place, String key) {
        try {
            return Keys.subject(place, key.substring(key.indexOf('/') + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
