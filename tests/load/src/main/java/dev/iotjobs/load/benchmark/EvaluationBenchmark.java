package dev.iotjobs.load.benchmark;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Judges one job by all rules, or by a single rule. Each call takes the next job of a fleet. */
@State(Scope.Thread)
public class EvaluationBenchmark {

    private static final int JOBS = 400;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Policy policy = Policy.standard();
    private final List<JobFacts> jobs = DescribedJobs.ofAFleet(JOBS, NOW).stream()
            .map(job -> JobFacts.first(job, NOW))
            .toList();
    private final RuleBook rules = RuleBook.standard();
    private int turn;

    @Benchmark
    public List<Evaluation> judge() {
        turn = (turn + 1) % JOBS;
        return rules.judge(jobs.get(turn), NOW, policy::ruling, _ -> Memory.NONE);
    }

    /** The state of a benchmark in which only one rule is switched on. */
    @State(Scope.Thread)
    public static class OneRule {

        /** The id of the rule. {@code ./audit load jmh} replaces this value by the id of each rule that judges jobs. */
        @Param("IOTJ-CFG-01")
        public String rule = "";

        private Ruling ruling(RuleDefinition<?> other, Policy policy) {
            return other.id().equals(rule) ? policy.ruling(other) : new Ruling.Off();
        }
    }

    @Benchmark
    public List<Evaluation> judgeByOne(OneRule one) {
        turn = (turn + 1) % JOBS;
        return rules.judge(jobs.get(turn), NOW, rule -> one.ruling(rule, policy), _ -> Memory.NONE);
    }
}
