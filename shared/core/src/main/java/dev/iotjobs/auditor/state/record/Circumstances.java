package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Under which circumstances subjects are judged in one audit.
 *
 * @param now of the judgement
 * @param tick time between two scheduled audits
 * @param baselineAt jobs created before it that are judged for the first time belong to the first audit; null for all
 * @param firstAudit whether no audit of the whole scope has been completed yet
 * @param changedRules ids of rules that are new or judge differently since all subjects were last judged
 * @param refreshAfter age from which figures of an open finding are written anew when they differ
 */
public record Circumstances(
        RuleBook rules,
        Policy policy,
        Instant now,
        Duration tick,
        @Nullable Instant baselineAt,
        boolean firstAudit,
        Set<String> changedRules,
        Duration refreshAfter) {

    public Circumstances {
        now = now.truncatedTo(ChronoUnit.MILLIS);
        changedRules = Set.copyOf(changedRules);
    }

    public Circumstances at(Instant instant) {
        return new Circumstances(rules, policy, instant, tick, baselineAt, firstAudit, changedRules, refreshAfter);
    }

    /** The verdicts of all rules that the policy has on for a subject. */
    List<Evaluation> judge(Subject subject, Facts facts, Function<String, Memory> memories) {
        Job job = facts instanceof JobFacts known ? known.job() : null;
        return rules.judge(facts, now, rule -> policy.ruling(rule, subject.id(), job), memories);
    }

    /** Gives the exemption that a finding of a rule on a subject falls under. */
    Marking.Exemptions exemptions(Subject subject, @Nullable Job job) {
        return (ruleId, before) -> policy.exemption(ruleId, subject.id(), job, now, before)
                .map(Exemption::id)
                .orElse(null);
    }

    /** Whether a look counts as one more audit: not within half a tick of the last one that counted. */
    boolean counts(@Nullable Mark mark) {
        return mark == null || counts(mark.runs().lastAt());
    }

    boolean counts(Instant lastCounted) {
        return !now.isBefore(lastCounted.plus(tick.dividedBy(2)));
    }
}
