package dev.iotjobs.auditor.message;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one message reports.
 *
 * @param occasion why it is sent
 * @param changes of a summary, every open finding as {@link Change.Kind#NEW}
 * @param notices besides findings
 * @param numbers by Region with a change: orders the messages of that Region
 * @param details gives the stored findings of some keys; those that cannot be read are missing
 */
public record Digest(
        Occasion occasion,
        Audited audited,
        List<Change> changes,
        List<Notice> notices,
        Counts counts,
        SortedMap<String, Long> numbers,
        Function<Collection<FindingKey>, Map<FindingKey, Finding>> details) {

    /** Why a message is sent. */
    public enum Occasion {
        /** Nothing of the account was ever reported. */
        FIRST_AUDIT,
        /** Something changed. */
        CHANGES,
        /** Something critical changed, and the audit continues. */
        URGENT,
        /** A person asked for everything that is open. */
        SUMMARY
    }

    /**
     * What was audited.
     *
     * @param at when the audit began
     * @param coverage of every Region of the audit
     */
    public record Audited(String accountId, Instant at, List<Coverage> coverage) {

        public Audited {
            coverage = List.copyOf(coverage);
        }
    }

    /**
     * What a message counts rather than names.
     *
     * @param open findings that are open now in the audited Regions, by severity, changed or not
     * @param exempted open findings that are exempted, by the id of the exemption
     * @param waiting baseline findings that a later message reports
     * @param alreadySent critical findings that the same audit has reported before
     * @param withoutData jobs and rules for which a rule had no data, by rule id: an all clear needs none
     */
    public record Counts(
            Map<Severity, Integer> open,
            Map<String, Integer> exempted,
            int waiting,
            int alreadySent,
            Map<String, Integer> withoutData) {

        public Counts {
            open = Map.copyOf(open);
            exempted = Map.copyOf(exempted);
            withoutData = Map.copyOf(withoutData);
        }

        /** Open findings that are exempted, under whatever exemption. */
        public int allExempted() {
            return exempted.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public Digest {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
        numbers = new TreeMap<>(numbers);
    }
}
