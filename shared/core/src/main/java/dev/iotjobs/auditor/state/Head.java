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
 * @param notifiedAs names what subscribers were last notified of, as it is stored; null when they never were
 * @param notified the same, parsed; null when there is none or it cannot be read
 * @param isNotifiedLost whether it cannot be read: no message is sent until a summary replaces it
 * @param rules by rule id, version and settings of the rules that all subjects were last judged by
 * @param baseline when the first audit of the whole scope began; null before it
 * @param auditedAt when the last audit of the whole scope began; null before it
 * @param listing the last attempt to read the whole list of jobs; null before it
 * @param brake that an implausible share of known jobs answered 404; null when it does not hold
 * @param compared the last comparison with the findings table; null before it
 */
public record Head(
        boolean exists,
        @Nullable Lease lease,
        @Nullable String notifiedAs,
        @Nullable NotifiedId notified,
        boolean isNotifiedLost,
        Map<String, String> rules,
        @Nullable Baseline baseline,
        @Nullable Instant auditedAt,
        @Nullable WholeListing listing,
        @Nullable Brake brake,
        @Nullable Compared compared) {

    public static final Head NONE = new Head(false, null, null, null, false, Map.of(), null, null, null, null, null);

    public Head {
        rules = Map.copyOf(rules);
    }

    /** The same with the baseline that an audit begins. */
    public Head withBaseline(Baseline begun) {
        return new Head(
                exists, lease, notifiedAs, notified, isNotifiedLost, rules, begun, auditedAt, listing, brake, compared);
    }

    /** Under which circumstances an audit that begins now, with these rules and this policy, judges. */
    public Circumstances circumstances(
            RuleBook book, Policy policy, Instant now, Duration tick, Duration refreshAfter) {
        Set<String> changed = policy.fingerprints(book.definitions()).entrySet().stream()
                .filter(rule -> !rule.getValue().equals(rules.get(rule.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Instant baselineAt = baseline == null ? null : baseline.at();
        return new Circumstances(book, policy, now, tick, baselineAt, auditedAt == null, changed, refreshAfter);
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
