package dev.iotjobs.auditor.message;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The contents of one message, before it is written as text.
 *
 * @param occasion why the message is sent
 * @param changes changes of findings; in a summary, every open finding as {@link Change.Kind#NEW}
 * @param notices parts that are not about changes of findings
 * @param numbers by Region, a number that is higher than that of every earlier message about the Region
 * @param details reads stored findings by their keys; the returned map lacks findings that cannot be read
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
        /** The first message about the account. */
        FIRST_AUDIT,
        /** A finding or the policy changed, or an exemption soon expires or needs a review. */
        CHANGES,
        /** A finding became critical. The audit sends this message at once, before it ends. */
        URGENT,
        /** A person requested all open findings. */
        SUMMARY
    }

    /**
     * The audit that the message reports.
     *
     * @param at when the audit began
     * @param coverage one entry for each Region of the audit
     */
    public record Audited(AccountLabel account, Instant at, List<Coverage> coverage) {

        public Audited {
            coverage = List.copyOf(coverage);
        }
    }

    /**
     * The counts of a message.
     *
     * @param open number of open findings of the audited Regions that are not exempted, by severity
     * @param exempted number of suppressed findings of the audited Regions, by exemption id
     * @param waiting number of baseline findings that a later message will report
     * @param alreadySent number of critical findings that an earlier message of the same audit reported
     * @param withoutData number of verdicts that are missing because a rule had no data, by rule id
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

        /** The number of suppressed findings, summed over all exemptions. */
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
