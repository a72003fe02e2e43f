package dev.iotjobs.auditor.policy;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.text.Glob;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Findings that their owner accepts for some time. They stay counted and listed, and cause no messages.
 *
 * @param id name in outputs
 * @param rules globs over rule ids
 * @param expires the day, at 00:00 UTC, from which the exemption has no effect; null if it has a review only
 * @param reviewBy the day by which its owner must review it; null if it has none
 */
public record Exemption(
        String id,
        List<Glob> rules,
        Selector what,
        Approval approval,
        @Nullable LocalDate expires,
        @Nullable LocalDate reviewBy) {

    /**
     * Why the findings are accepted, and by whom.
     *
     * @param ticket where it was decided; null if none is stated
     */
    public record Approval(
            String reason, String owner, @Nullable String ticket) {}

    public Exemption {
        rules = List.copyOf(rules);
    }

    /** Whether the exemption has expired and has no effect. */
    public boolean isExpired(Instant now) {
        return expires != null
                && !now.isBefore(expires.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * Whether the exemption covers a finding; unknown if data that the result depends on is missing.
     *
     * @param facts the facts on a job; null for a subject that is not a job
     */
    public Truth covers(String ruleId, String subjectId, @Nullable JobFacts facts) {
        return Truth.of(rules.stream().anyMatch(rule -> rule.matches(ruleId))).and(what.matches(subjectId, facts));
    }
}
