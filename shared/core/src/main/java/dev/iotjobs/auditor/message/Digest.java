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
 * The contents of one message.
 *
 * @param occasion why the message is sent
 * @param changes the changes; in a summary, every open finding as {@link Change.Kind#NEW}
 * @param notices about other things than findings
 * @param numbers the number of the message in each Region with a change; orders the messages of a Region
 * @param details returns the stored findings with these keys; those that cannot be read are missing
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
        /** No message about the account was ever sent. */
        FIRST_AUDIT,
        /** Something changed. */
        CHANGES,
        /** Something critical changed, and the audit continues. */
        URGENT,
        /** A person requested all open findings. */
        SUMMARY
    }

    /**
     * The audit that the message reports.
     *
     * @param at when the audit began
     * @param coverage of every Region of the audit
     */
    public record Audited(AccountLabel account, Instant at, List<Coverage> coverage) {

        public Audited {
            coverage = List.copyOf(coverage);
        }
    }

    /**
     * The counts of a message.
     *
     * @param open findings of the audited Regions by severity, changed or not
     * @param exempted open findings by the id of the exemption
     * @param waiting baseline findings that a later message reports
     * @param alreadySent critical findings that the same audit has reported before
     * @param withoutData subjects for which a rule had no data, by rule id; with any, the message is no all-clear
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

        /** The number of exempted open findings, under all exemptions. */
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
