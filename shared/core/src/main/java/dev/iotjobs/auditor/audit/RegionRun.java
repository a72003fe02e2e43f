package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the audit of one Region came to.
 *
 * @param message why it failed, or was not made; empty for a completed one
 * @param calls made to each API, by the API's name
 * @param verdicts of this audit, counted by rule id
 * @param changes this audit committed: what it did last to each finding
 * @param open findings open after it
 * @param firstLook whether the first look at the account goes on: what it found is told when it is over
 * @param warnings where the result is known to leave something out
 */
public record RegionRun(
        String runId,
        Place place,
        Outcome outcome,
        String message,
        Instant startedAt,
        Instant endedAt,
        Coverage coverage,
        Map<String, ApiCalls> calls,
        List<QuotaUsage> quotas,
        Map<String, Map<ComplianceStatus, Integer>> verdicts,
        List<Change> changes,
        List<OpenFinding> open,
        List<NotEvaluated> notEvaluated,
        boolean firstLook,
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
        verdicts = Map.copyOf(verdicts);
        changes = List.copyOf(changes);
        open = List.copyOf(open);
        notEvaluated = List.copyOf(notEvaluated);
        warnings = List.copyOf(warnings);
    }

    /** An audit of which nothing came. */
    static RegionRun without(String runId, Place place, Outcome outcome, String message, Instant start, Instant end) {
        return new RegionRun(
                runId,
                place,
                outcome,
                message,
                start,
                end,
                new Coverage(place, 0, false, 0, 0, 0, 0, 0, 0),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of());
    }

    /** Whether jobs were judged; without their list, at least those that are known are. */
    public boolean isJudged() {
        return outcome == Outcome.COMPLETED || !verdicts.isEmpty();
    }

    /** Whether every job in scope has verdicts on fresh evidence. */
    public boolean isComplete() {
        return outcome == Outcome.COMPLETED && coverage.isComplete();
    }
}
