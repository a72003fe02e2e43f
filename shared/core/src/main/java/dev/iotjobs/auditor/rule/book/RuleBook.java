package dev.iotjobs.auditor.rule.book;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.account.AuditCoverageIncomplete;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.configuration.AbortCriteriaMissing;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.rule.lifecycle.JobForceCancelled;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every rule there is, by what it judges. A new rule is one line here. */
public final class RuleBook {

    private final List<Rule<JobFacts>> jobRules;
    private final List<Rule<QuotaUsage>> quotaRules;
    private final List<Rule<Coverage>> coverageRules;

    public RuleBook(
            List<Rule<JobFacts>> jobRules, List<Rule<QuotaUsage>> quotaRules, List<Rule<Coverage>> coverageRules) {
        this.jobRules = List.copyOf(jobRules);
        this.quotaRules = List.copyOf(quotaRules);
        this.coverageRules = List.copyOf(coverageRules);
    }

    public static RuleBook standard() {
        return new RuleBook(
                List.of(
                        new InProgressTimeoutMissing(),
                        new AbortCriteriaMissing(),
                        new FailureRateTooHigh(),
                        new JobForceCancelled()),
                List.of(new QuotaNearLimit()),
                List.of(new AuditCoverageIncomplete()));
    }

    private Stream<Rule<?>> rules() {
        return Stream.of(jobRules, quotaRules, coverageRules).flatMap(List::stream);
    }

    /** What every rule says of itself, in the order of the book. */
    public List<RuleMetadata> metadata() {
        return rules().map(Rule::metadata).toList();
    }

    /** What one rule says of itself; empty for a rule that is not in the book. */
    public Optional<RuleMetadata> find(String ruleId) {
        return metadata().stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    /** Ids of the rules that give verdicts under a policy. */
    public SortedSet<String> ids(Policy policy) {
        return new TreeSet<>(fingerprints(policy).keySet());
    }

    /**
     * Of each rule that gives verdicts under a policy: its version and the SHA-256 of its settings, by its id. A rule
     * with the same fingerprint judges the same facts in the same way, in every process and on every machine.
     */
    public SortedMap<String, String> fingerprints(Policy policy) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        rules().filter(rule -> policy.isOn(rule.metadata().id()))
                .forEach(rule -> fingerprints.put(
                        rule.metadata().id(),
                        rule.metadata().version()
                                + "-"
                                + sha256(rule.settings(policy).text())));
        return fingerprints;
    }

    /** The verdicts of all rules that are on; a rule that throws costs its own verdict only, which then says so. */
    public List<Evaluation> judge(JobFacts facts, Function<String, RuleContext> contextOfRule) {
        return judge(jobRules, facts, contextOfRule);
    }

    /** As {@link #judge(JobFacts, Function)}. */
    public List<Evaluation> judge(QuotaUsage usage, Function<String, RuleContext> contextOfRule) {
        return judge(quotaRules, usage, contextOfRule);
    }

    /** As {@link #judge(JobFacts, Function)}. */
    public List<Evaluation> judge(Coverage coverage, Function<String, RuleContext> contextOfRule) {
        return judge(coverageRules, coverage, contextOfRule);
    }

    private static <F> List<Evaluation> judge(
            List<Rule<F>> rules, F facts, Function<String, RuleContext> contextOfRule) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Rule<F> rule : rules) {
            RuleContext context = contextOfRule.apply(rule.metadata().id());
            if (context.policy().isOn(rule.metadata().id())) {
                evaluations.add(judge(rule, facts, context));
            }
        }
        return evaluations;
    }

    private static <F> Evaluation judge(Rule<F> rule, F facts, RuleContext context) {
        try {
            return new Evaluation(rule.metadata(), rule.judge(facts, context), null);
        } catch (RuntimeException e) {
            Verdict failed = Verdict.insufficientData(
                    Gap.FAILED,
                    "rule " + rule.metadata().id() + " failed on this subject: "
                            + e.getClass().getSimpleName());
            return new Evaluation(rule.metadata(), failed, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
