package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.account.AuditCoverageIncomplete;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import dev.iotjobs.auditor.rule.configuration.AbortCriteriaMissing;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.rule.lifecycle.JobForceCancelled;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every rule there is, by what it judges. A new rule is one line here. */
public final class RuleBook {

    private final List<Rule<Job>> jobRules;
    private final List<Rule<QuotaUsage>> quotaRules;
    private final List<Rule<Coverage>> coverageRules;

    public RuleBook(List<Rule<Job>> jobRules, List<Rule<QuotaUsage>> quotaRules, List<Rule<Coverage>> coverageRules) {
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

    /** What every rule says of itself, in the order of the book. */
    public List<RuleMetadata> metadata() {
        return Stream.of(jobRules, quotaRules, coverageRules)
                .flatMap(List::stream)
                .map(Rule::metadata)
                .toList();
    }

    public List<Evaluation> judge(Job job, Function<String, RuleContext> contextOfRule) {
        return judge(jobRules, new Subject.OfJob(job.key()), job, contextOfRule);
    }

    public List<Evaluation> judge(Subject subject, QuotaUsage usage, Function<String, RuleContext> contextOfRule) {
        return judge(quotaRules, subject, usage, contextOfRule);
    }

    public List<Evaluation> judge(Subject subject, Coverage coverage, Function<String, RuleContext> contextOfRule) {
        return judge(coverageRules, subject, coverage, contextOfRule);
    }

    /** Which rules these are: what was judged by a book of another version is judged again. */
    public String version() {
        return Integer.toHexString(metadata().stream()
                .map(rule -> rule.id() + ":" + rule.version())
                .sorted()
                .toList()
                .hashCode());
    }

    private static <F> List<Evaluation> judge(
            List<Rule<F>> rules, Subject subject, F facts, Function<String, RuleContext> contextOfRule) {
        return rules.stream()
                .map(rule -> new Evaluation(
                        rule.metadata(),
                        subject,
                        judge(rule, facts, contextOfRule.apply(rule.metadata().id()))))
                .toList();
    }

    /** One rule that breaks costs its own verdict on this subject, and says so. */
    private static <F> Verdict judge(Rule<F> rule, F facts, RuleContext context) {
        try {
            return rule.judge(facts, context);
        } catch (RuntimeException e) {
            return Verdict.insufficientData("rule " + rule.metadata().id() + " broke on this subject: "
                    + e.getClass().getSimpleName());
        }
    }
}
