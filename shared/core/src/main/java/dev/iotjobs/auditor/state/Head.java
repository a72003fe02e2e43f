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
 * The head of a Region: stored data about the Region as a whole.
 *
 * @param exists whether a head is stored
 * @param lease the stored lease, in force or expired; null if none is stored
 * @param baseline the first audit of the configured scope; null before that audit
 * @param brake set while audits do not accept deletions, because implausibly many jobs are gone; null otherwise
 * @param compared last comparison of the records with the findings table; null before the first
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

    /** This head with a new baseline. */
    public Head withBaseline(Baseline begun) {
        return new Head(exists, lease, notified, begun, last, brake, compared);
    }

    /** The circumstances of an audit that begins now with these rules and this policy. */
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
     * The id of the list of findings that subscribers were last notified of.
     *
     * @param stored the id as stored; null if the head has none that can be read
     * @param id the parsed id; null if {@code stored} is null or is not a valid id
     * @param isLost whether the id of that list is unknown, although subscribers may have been notified. Messages then
     *     report no findings of the Region, until {@code ./audit alert summary} sends and stores a new list.
     */
    public record LastNotified(
            @Nullable String stored, @Nullable NotifiedId id, boolean isLost) {}

    /**
     * What the next audit needs from the last audit of the whole configured scope.
     *
     * @param rules fingerprints of the rules that were on for at least one subject, by rule id
     * @param at when the last audit began; null if there was none
     * @param listing the last attempt to read the whole list of jobs; null if there was none
     */
    public record LastAudit(
            Map<String, String> rules,
            @Nullable Instant at,
            @Nullable WholeListing listing) {

        public LastAudit {
            rules = Map.copyOf(rules);
        }
    }

    /** The start of the first audit of the configured scope, and that scope. */
    public record Baseline(Instant at, Scope scope) {}

    /**
     * An attempt to read the whole list of jobs.
     *
     * @param at when the audit began
     * @param complete whether the list was read to its end
     * @param jobs number of listed jobs
     * @param unseen number of listed jobs that were never described
     */
    public record WholeListing(Instant at, boolean complete, int jobs, int unseen) {}

    /**
     * Implausibly many deletions of known jobs, which audits do not accept yet.
     *
     * @param since when the first audit began that did not accept deletions
     * @param count number of deletions that the last audit did not accept
     */
    public record Brake(Instant since, int count) {}

    /**
     * A comparison of the records with the findings table.
     *
     * @param table name of the findings table
     * @param at when the audit that made the comparison began
     */
    public record Compared(String table, Instant at) {}
}
