package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.job.AccountRegion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of the audit of one Region.
 *
 * @param message why it failed, or was not made; empty for a completed one
 * @param calls made to each API, by the API's name
 * @param quotas of which usage is known
 * @param rules what each rule said of the subjects in scope, by rule id
 * @param failures rules that threw exceptions
 * @param transitions that this audit committed, in scope or not
 * @param open findings in scope that are open after it
 * @param notEvaluated jobs that could not be described
 * @param warnings where the result is known to leave something out
 */
public record RegionRun(
        String runId,
        AccountRegion place,
        Outcome outcome,
        String message,
        Instant startedAt,
        Instant endedAt,
        Coverage coverage,
        Map<String, ApiCalls> calls,
        List<QuotaUsage> quotas,
        Map<String, RuleCounts> rules,
        List<RuleFailure> failures,
        List<Transition> transitions,
        List<OpenFinding> open,
        List<NotEvaluated> notEvaluated,
        List<String> warnings) {

    /** How the audit of a Region ended. */
    public enum Outcome {
        COMPLETED,
        /** Another run holds the Region's lease, or has taken it over from this one. */
        ALREADY_RUNNING,
        FAILED
    }

    public RegionRun {
        calls = Map.copyOf(calls);
        quotas = List.copyOf(quotas);
        rules = Map.copyOf(rules);
        failures = List.copyOf(failures);
        transitions = List.copyOf(transitions);
        open = List.copyOf(open);
        notEvaluated = List.copyOf(notEvaluated);
        warnings = List.copyOf(warnings);
    }

    /** An audit without results. */
    public static RegionRun without(
            String runId, AccountRegion place, Outcome outcome, String message, Instant start, Instant end) {
        return new RegionRun(
                runId,
                place,
                outcome,
                message,
                start,
                end,
                Coverage.none(place, message),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** What is known of an audit that continues. */
    public static RegionRun interim(
            String runId, AccountRegion place, List<OpenFinding> open, Instant start, Instant now) {
        return new RegionRun(
                runId,
                place,
                Outcome.COMPLETED,
                "",
                start,
                now,
                Coverage.none(place, "the audit continues"),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                open,
                List.of(),
                List.of());
    }

    public RegionRun withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new RegionRun(
                runId,
                place,
                outcome,
                message,
                startedAt,
                endedAt,
                coverage,
                calls,
                quotas,
                rules,
                failures,
                transitions,
                open,
                notEvaluated,
                more);
    }

    /** Whether subjects were judged; without a list of jobs, at least those that are known are. */
    public boolean isJudged() {
        return outcome == Outcome.COMPLETED || !rules.isEmpty();
    }

    /** Whether every job in scope has verdicts on fresh evidence. */
    public boolean isComplete() {
        return outcome == Outcome.COMPLETED && coverage.isComplete();
    }
}
