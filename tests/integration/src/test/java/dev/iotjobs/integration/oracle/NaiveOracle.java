package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Answer;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.integration.oracle.Witness.Description;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be open on a job after an audit, from what the service answered alone. It judges every observation with every
 * rule, and remembers nothing but what is open. Where a table was out of order, or an id belongs to several jobs, more
 * than one outcome is right: then it holds all of them for possible until the findings tell.
 */
final class NaiveOracle {

    private final RuleBook rules = RuleBook.standard();
    private final Policy policy = Policy.standard();

    /** The rules about jobs. */
    Set<String> ruleIds() {
        Job any = Job.builder(new JobKey("arn:aws:iot:::job/any", Instant.EPOCH), JobStatus.COMPLETED)
                .build();
        return rules.judge(any, _ -> context(null, Instant.EPOCH)).stream()
                .map(evaluation -> evaluation.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What may be known of a job after an audit, given what may have been known before. */
    Set<Belief> after(Set<Belief> before, JobKey key, Observed observed) {
        return before.stream()
                .flatMap(belief -> outcomes(belief, key, observed))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Belief> outcomes(Belief belief, JobKey key, Observed observed) {
        if (observed.isReplaced(key)) {
            return Stream.of(Belief.NOTHING);
        }
        List<Description> descriptions = observed.descriptions(key.jobId());
        boolean isCertain = observed.isCertain(key, belief);
        if (isCertain && descriptions.isEmpty() && observed.hadToBeAskedFor(key, belief)) {
            return Stream.empty(); // nobody asked, so this is not what was known
        }
        List<Belief> judgedAgain = List.of(judgedAgain(belief, observed.start()), judgedAgain(belief, observed.end()));
        Stream<Belief> certain =
                descriptions.isEmpty() ? judgedAgain.stream() : after(belief, key, descriptions.getLast(), observed);
        if (isCertain) {
            return certain;
        }
        Stream<Belief> possible = descriptions.stream().map(description -> after(belief, key, description));
        return Stream.of(certain, possible, judgedAgain.stream(), Stream.of(belief))
                .flatMap(each -> each);
    }

    /** A job that was to be asked for again, and for which no time was left, may have been judged by what was known of it. */
    private Stream<Belief> after(Belief belief, JobKey key, Description last, Observed observed) {
        Belief after = after(belief, key, last);
        boolean maybeNotReached = last.answer() instanceof Answer.Throttled || last.answer() instanceof Answer.Failed;
        return maybeNotReached ? Stream.of(after, judgedAgain(belief, observed.end())) : Stream.of(after);
    }

    private Belief after(Belief belief, JobKey key, Description description) {
        return switch (description.answer()) {
            case Answer.Ok<Job>(var job)
            when job.key().equals(key) -> new Belief(job, false, judge(job, belief.open(), description.at()));
            case Answer.Ok<Job> _, Answer.Missing<Job> _ -> Belief.NOTHING;
            case Answer.Denied<Job> _ -> belief.whenRefused();
            case Answer.Throttled<Job> _, Answer.Rejected<Job> _, Answer.Failed<Job> _, Answer.OutOfTime<Job> _ ->
                belief;
        };
    }

    /** Some time during an audit, time alone changes verdicts on evidence that holds; on a job that may not be described it holds no longer. */
    private Belief judgedAgain(Belief belief, Instant now) {
        return belief.seen() == null || belief.refused()
                ? belief
                : new Belief(belief.seen(), false, judge(belief.seen(), belief.open(), now));
    }

    /** What is open on a job, after what was open before. */
    Map<String, Standing> judge(Job job, Map<String, Standing> before, Instant now) {
        Map<String, Standing> open = new HashMap<>(before);
        for (Evaluation evaluation : rules.judge(job, ruleId -> context(before.get(ruleId), now))) {
            String ruleId = evaluation.rule().id();
            switch (evaluation.verdict().status()) {
                case NON_COMPLIANT -> open.put(ruleId, Standing.of(evaluation.verdict()));
                case COMPLIANT, NOT_APPLICABLE -> open.remove(ruleId);
                case INSUFFICIENT_DATA -> {} // missing data is never a verdict
            }
        }
        return open;
    }

    private RuleContext context(@Nullable Standing open, Instant now) {
        Severity severity = open == null ? null : open.severity();
        return new RuleContext(now, policy, severity, 0);
    }
}
