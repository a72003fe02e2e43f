package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.policy.Exemption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of the audit of one Region.
 *
 * @param message why the audit failed or was not made; empty for a completed audit
 * @param warnings what the result lacks, and other problems
 */
public record RegionRun(
        Outcome outcome,
        String message,
        TimeSpan time,
        Coverage coverage,
        Read read,
        Judged judged,
        List<String> warnings) {

    /** How the audit of a Region ended. */
    public enum Outcome {
        COMPLETED,
        /** Another run holds the Region's lease, or took it over. */
        ALREADY_RUNNING,
        FAILED
    }

    /**
     * The calls to AWS and their results.
     *
     * @param calls the calls made to each API, by the API's name
     * @param quotas the usage of the job quotas
     * @param notEvaluated jobs that could not be described
     */
    public record Read(Map<String, ApiCalls> calls, List<QuotaUsage> quotas, List<NotEvaluated> notEvaluated) {

        public static final Read NOTHING = new Read(Map.of(), List.of(), List.of());

        public Read {
            calls = Map.copyOf(calls);
            quotas = List.copyOf(quotas);
            notEvaluated = List.copyOf(notEvaluated);
        }
    }

    /**
     * The verdicts of the rules, and the findings.
     *
     * @param rules the numbers of verdicts on subjects in scope, by rule id
     * @param failures rules that threw exceptions
     * @param transitions changes of findings that this audit stored, in scope or not
     * @param open findings in scope that are open after the audit and not exempted
     * @param exempted findings in scope that are open after the audit and exempted
     * @param exemptions all exemptions of the policy, used or not
     */
    public record Judged(
            Map<String, RuleCounts> rules,
            List<RuleFailure> failures,
            List<Transition> transitions,
            List<OpenFinding> open,
            List<OpenFinding> exempted,
            List<Exemption> exemptions) {

        public static final Judged NOTHING = findings(List.of());

        /** A result that has only open findings, for use before the audit ends. */
        static Judged findings(List<OpenFinding> open) {
            return new Judged(Map.of(), List.of(), List.of(), open, List.of(), List.of());
        }

        public Judged {
            rules = Map.copyOf(rules);
            failures = List.copyOf(failures);
            transitions = List.copyOf(transitions);
            open = List.copyOf(open);
            exempted = List.copyOf(exempted);
            exemptions = List.copyOf(exemptions);
        }

        /**
         * The rule coverage over all rules: how many verdicts were expected, and how many of these were not given
         * because data was missing.
         */
        public RuleCoverage ruleCoverage() {
            return RuleCoverage.of(rules.values());
        }
    }

    public RegionRun {
        warnings = List.copyOf(warnings);
    }

    /** An audit without results. */
    public static RegionRun without(AccountRegion place, Outcome outcome, String message, TimeSpan time) {
        Coverage none = Coverage.none(place, message);
        return new RegionRun(outcome, message, time, none, Read.NOTHING, Judged.NOTHING, List.of());
    }

    /** The result so far, while the audit continues. */
    public static RegionRun interim(AccountRegion place, List<OpenFinding> open, TimeSpan time) {
        Coverage none = Coverage.none(place, "the audit continues");
        return new RegionRun(Outcome.COMPLETED, "", time, none, Read.NOTHING, Judged.findings(open), List.of());
    }

    public RegionRun withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new RegionRun(outcome, message, time, coverage, read, judged, more);
    }

    public AccountRegion place() {
        return coverage.place();
    }

    /** How this audit ended and what it covered. */
    public RunSummary summary(String runId) {
        return new RunSummary(runId, outcome, message, time, coverage, judged.ruleCoverage(), warnings);
    }

    /**
     * Whether this audit judged subjects. True for every completed audit. A failed audit may have judged subjects, too.
     */
    public boolean isJudged() {
        // If no job can be listed, the audit fails, but still judges the subjects that have a record.
        return outcome == Outcome.COMPLETED || !judged.rules().isEmpty();
    }

    /** Whether every job in scope has verdicts from fresh evidence. */
    public boolean isComplete() {
        return outcome == Outcome.COMPLETED && coverage.isComplete();
    }
}
