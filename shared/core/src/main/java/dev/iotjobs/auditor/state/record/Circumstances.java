package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RuleRuns;
import dev.iotjobs.auditor.fact.SiblingFacts;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.fact.TargetFacts;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Rulings;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Jobs;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances under which one audit judges subjects.
 *
 * @param rulings what the policy decides for each rule and subject
 * @param now time of the judgement, in whole milliseconds
 * @param tick time between two scheduled audits
 * @param baseline which findings count as baseline when they open
 * @param refreshAfter how old the stored figures of an open finding must be before an audit replaces them with changed
 *     figures
 * @param retention how long the service keeps jobs after their end
 */
public record Circumstances(
        RuleBook rules,
        Rulings rulings,
        Instant now,
        Duration tick,
        Baseline baseline,
        Duration refreshAfter,
        Duration retention) {

    /**
     * Decides which findings are baseline when they open. The defect of a baseline finding existed before audits could
     * find the defect, for example before the first audit, or before a rule was added or changed.
     *
     * @param before start of the first audit. If a job was created earlier, the findings of its first judgement are
     *     baseline. If {@code before} is null, every job counts as created earlier
     * @param isFirstAudit true until an audit of the whole scope has been completed
     * @param changedRules ids of rules that are new, or that changed since an audit last judged all subjects
     */
    public record Baseline(@Nullable Instant before, boolean isFirstAudit, Set<String> changedRules) {

        public Baseline {
            changedRules = Set.copyOf(changedRules);
        }
    }

    private static final Known<Tags> NOT_READ = new Known.Unknown<>(Known.Cause.OUTDATED, "no audit has read them yet");

    public Circumstances {
        now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Creates circumstances in which AWS keeps a job for {@link JobFacts#STANDARD_RETENTION} after its end. */
    public Circumstances(
            RuleBook rules, Policy policy, Instant now, Duration tick, Baseline baseline, Duration refreshAfter) {
        this(rules, new Rulings(policy), now, tick, baseline, refreshAfter, JobFacts.STANDARD_RETENTION);
    }

    public Policy policy() {
        return rulings.policy();
    }

    public Circumstances at(Instant instant) {
        return new Circumstances(rules, rulings, instant, tick, baseline, refreshAfter, retention);
    }

    /** A copy with another retention time of jobs: the time that the service keeps jobs after their end. */
    public Circumstances withRetention(Duration other) {
        return new Circumstances(rules, rulings, now, tick, baseline, refreshAfter, other);
    }

    /** Whether the policy switches on at least one rule that judges finished jobs, however long ago they ended. */
    public boolean judgesAtAnyAge() {
        return rules.definitions().stream()
                .anyMatch(
                        rule -> rule.applicability() instanceof Jobs jobs && jobs.isAtAnyAge() && policy().isOn(rule));
    }

    /** Judges a subject by all rules that the policy switches on for this subject. */
    List<Evaluation> judge(Subject subject, Facts facts, Function<String, Memory> memories) {
        return rules.judge(facts, now, rulings(subject, facts), memories);
    }

    private Function<RuleDefinition<?>, Ruling> rulings(Subject subject, Facts facts) {
        JobFacts known = switch (facts) {
            case JobFacts ofJob -> ofJob;
            case DeletedJob deleted -> deleted.asJob();
            case QuotaUsage _, RegionFacts _, RuleRuns _, SiblingFacts _, TargetFacts _ -> null;
        };
        String subjectId = subject.id();
        return rule -> rulings.of(rule, subjectId, known);
    }

    /** Whether the policy lets audits read a fact. */
    public boolean reads(Fact fact) {
        return policy().facts().contains(fact);
    }

    /**
     * The tags of a job, or the reason why they are unknown.
     *
     * @param read the stored answer on the tags; null if no audit has read them
     */
    Known<Tags> tags(@Nullable TagSight read) {
        if (!reads(Fact.TAGS)) {
            return JobFacts.OFF;
        }
        return read == null ? NOT_READ : read.tags(comparedTags());
    }

    /** Keys of the tags whose values the policy compares. Only these values are kept. */
    public SortedSet<String> comparedTags() {
        return policy().comparedTags(rules.definitions());
    }

    /** Whether the result of a rule, an override or an exemption may depend on the tags of a live job. */
    boolean needsTags(Subject subject, JobFacts facts) {
        JobFacts untagged = facts.withTags(NOT_READ);
        return reads(Fact.TAGS)
                && facts.job().isLive() == Truth.TRUE
                && rules.hasRuleOn(
                        untagged,
                        now,
                        rulings(subject, untagged),
                        (rule, ruling) -> rule.uses(Fact.TAGS)
                                || (ruling instanceof Ruling.Undecided(var gap, var _, var _) && gap == Gap.OUTDATED)
                                || policy().mayExemptByTag(rule.id(), subject.id(), untagged, now));
    }

    /** Finds the exemption for each finding on a subject. */
    Marking.Exemptions exemptions(Subject subject, @Nullable JobFacts known) {
        return (ruleId, before) -> policy().exemption(ruleId, subject.id(), known, now, before)
                .map(Exemption::id)
                .orElse(null);
    }

    /**
     * Whether this audit may be added to the mark's count of consecutive audits with the same result. False if the last
     * counted audit was less than half a tick ago. True if {@code mark} is null.
     */
    boolean counts(@Nullable Mark mark) {
        return mark == null || counts(mark.runs().lastAt());
    }

    boolean counts(Instant lastCounted) {
        return !now.isBefore(lastCounted.plus(tick.dividedBy(2)));
    }
}
