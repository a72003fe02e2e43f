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
 * An entry of the policy by which an owner accepts findings. Audits still count and list these findings. A message
 * reports once that they are exempted.
 *
 * @param id name of the exemption in outputs
 * @param rules globs over rule ids
 * @param expires the first day without effect, from 00:00 UTC; null if the exemption does not expire
 * @param reviewBy the day by which the owner must review the exemption; null if there is no such day
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
     * @param ticket reference to the decision, such as a ticket id; null if the policy has none
     */
    public record Approval(
            String reason, String owner, @Nullable String ticket) {}

    public Exemption {
        rules = List.copyOf(rules);
    }

    /** Whether the exemption has expired and so has no effect. */
    public boolean isExpired(Instant now) {
        return expires != null
                && !now.isBefore(expires.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * Whether the exemption covers a finding. UNKNOWN if the data to decide this is missing.
     *
     * @param facts the facts about the job; null if the subject is not a job
     */
    public Truth covers(String ruleId, String subjectId, @Nullable JobFacts facts) {
        return Truth.of(rules.stream().anyMatch(rule -> rule.matches(ruleId))).and(what.matches(subjectId, facts));
    }
}
