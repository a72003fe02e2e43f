package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which findings of a Region subscribers were notified of as open.
 *
 * @param entries by {@link #key}
 */
public record Notified(Map<String, Entry> entries) {

    public static final Notified NOTHING = new Notified(Map.of());

    public Notified {
        entries = new TreeMap<>(entries);
    }

    /**
     * One finding.
     *
     * @param severity subscribers know
     * @param at when they were notified of it as open
     */
    public record Entry(Severity severity, Instant at) {}

    /** Names a finding within a Region. */
    public static String key(String subjectId, String ruleId) {
        return ruleId + "/" + subjectId;
    }

    public static String ruleId(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    /** Null for a subject of a kind that this version does not know. */
    public static @Nullable Subject subject(AccountRegion place, String key) {
        try {
            return Keys.subject(place, key.substring(key.indexOf('/') + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
