package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.record.Circumstances;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a Region as a whole.
 *
 * @param exists whether anything is stored
 * @param lease the last one taken; null when it was given back
 * @param baseline when the first audit of the whole scope began; null before it
 * @param brake that an implausible share of known jobs answered 404; null when it does not hold
 * @param compared the last comparison with the findings table; null before it
 */
public record Head(
        boolean exists,
        @Nullable Lease lease,
        LastNotified notified,
        @Nullable Baseline baseline,
        LastAudit last,
        @Nullable Brake brake,
        @Nullable Compared compared) {

    public static final Head NONE = new Head(
            false, null, new LastNotified(null, null, false), null, new LastAudit(Map.of(), null, null), null, null);

    /** The same with the baseline that an audit begins. */
    public Head withBaseline(Baseline begun) {
        return new Head(exists, lease, notified, begun, last, brake, compared);
    }

    /** Under which circumstances an audit that begins now, with these rules and this policy, judges. */
    public Circumstances circumstances(
            RuleBook book, Policy policy, Instant now, Duration tick, Duration refreshAfter) {
        Set<String> changed = policy.fingerprints(book.definitions()).entrySet().stream()
                .filter(rule -> !rule.getValue().equals(last.rules().get(rule.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Instant baselineAt = baseline == null ? null : baseline.at();
        Circumstances.Baseline known = new Circumstances.Baseline(baselineAt, last.at() == null, changed);
        return new Circumstances(book, policy, now, tick, known, refreshAfter);
    }

    /**
     * What subscribers were last notified of.
     *
     * @param stored its name as it is stored; null when they never were
     * @param id the same, parsed; null when there is none or it cannot be read
     * @param isLost whether it cannot be read: no message is sent until a summary replaces it
     */
    public record LastNotified(
            @Nullable String stored, @Nullable NotifiedId id, boolean isLost) {}

    /**
     * What the last audit of the whole scope left for the next one.
     *
     * @param rules by rule id, version and settings of the rules that all subjects were judged by
     * @param at when it began; null before the first
     * @param listing the last attempt to read the whole list of jobs; null before it
     */
    public record LastAudit(
            Map<String, String> rules,
            @Nullable Instant at,
            @Nullable WholeListing listing) {

        public LastAudit {
            rules = Map.copyOf(rules);
        }
    }

    /** When the first audit began, and what it covers. */
    public record Baseline(Instant at, Scope scope) {}

    /**
     * An attempt to read the whole list of jobs.
     *
     * @param at when the audit began
     * @param complete whether the list was read to its end
     * @param jobs listed
     * @param unseen jobs that were listed and have not been described yet
     */
    public record WholeListing(Instant at, boolean complete, int jobs, int unseen) {}

    /**
     * Deletions that are held back.
     *
     * @param since when an audit held them back first
     * @param count how many the last audit held back
     */
    public record Brake(Instant since, int count) {}

    /** A comparison with the findings table. */
    public record Compared(String table, Instant at) {}
}
