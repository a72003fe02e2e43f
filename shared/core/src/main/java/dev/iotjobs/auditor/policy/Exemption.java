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
 * Findings that their owner accepts for a while: they stay counted and listed, and cause no messages.
 *
 * @param id names it in outputs
 * @param rules globs over rule ids
 * @param expires the day, at 00:00 UTC, from which it has no effect; null if it is to be reviewed only
 * @param reviewBy the day by which its owner looks at it again; null if it expires
 */
public record Exemption(
        String id,
        List<Glob> rules,
        Selector what,
        Approval approval,
        @Nullable LocalDate expires,
        @Nullable LocalDate reviewBy) {

    /**
     * Why, and who says so.
     *
     * @param ticket where it was decided; null if nothing is stated
     */
    public record Approval(
            String reason, String owner, @Nullable String ticket) {}

    public Exemption {
        rules = List.copyOf(rules);
    }

    /** Whether it has no effect any more. */
    public boolean isExpired(Instant now) {
        return expires != null
                && !now.isBefore(expires.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * Whether a finding is meant; unknown where what decides is not known.
     *
     * @param facts of a job; null for a subject that is no job
     */
    public Truth covers(String ruleId, String subjectId, @Nullable JobFacts facts) {
        return Truth.of(rules.stream().anyMatch(rule -> rule.matches(ruleId))).and(what.matches(subjectId, facts));
    }
}
