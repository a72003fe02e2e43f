package dev.iotjobs.auditor.audit.run;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The stored figures of an audit of one Region. A figure that an older version did not store is 0 or empty.
 *
 * @param rules figures by rule id
 * @param transitions number of changes of findings that the audit stored, by kind
 * @param calls the calls made to each API, by the API's name
 */
public record StoredRun(
        RunSummary summary,
        Map<String, Rule> rules,
        Map<TransitionType, Integer> transitions,
        Map<String, ApiCalls> calls,
        List<QuotaUsage> quotas) {

    public StoredRun {
        rules = Map.copyOf(rules);
        transitions = Map.copyOf(transitions);
        calls = Map.copyOf(calls);
        quotas = List.copyOf(quotas);
    }

    /**
     * The figures of one rule. If an older version stored no severities of findings, the severities are estimated from
     * the rule's NON_COMPLIANT verdicts.
     *
     * @param open number of open findings that are not exempted, by severity
     * @param exempted number of open findings that are exempted, by severity
     */
    public record Rule(RuleCounts verdicts, Map<Severity, Integer> open, Map<Severity, Integer> exempted) {

        public Rule {
            open = Map.copyOf(open);
            exempted = Map.copyOf(exempted);
        }

        public int openCount() {
            return sum(open);
        }

        public int exemptedCount() {
            return sum(exempted);
        }
    }

    /** The number of open findings that are not exempted, by severity, over all rules. */
    public Map<Severity, Integer> open() {
        Map<Severity, Integer> all = new EnumMap<>(Severity.class);
        rules.values()
                .forEach(rule -> rule.open().forEach((severity, count) -> all.merge(severity, count, Integer::sum)));
        return all;
    }

    /** The number of open findings that are exempted. */
    public int exempted() {
        return rules.values().stream().mapToInt(Rule::exemptedCount).sum();
    }

    private static int sum(Map<Severity, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
