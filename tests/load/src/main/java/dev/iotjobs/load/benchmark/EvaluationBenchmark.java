package dev.iotjobs.load.benchmark;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Every rule on one job; a fleet's jobs take turns. */
@State(Scope.Thread)
public class EvaluationBenchmark {

    private static final int JOBS = 400;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Policy policy = Policy.standard();
    private final List<JobFacts> jobs = DescribedJobs.ofAFleet(JOBS, NOW).stream()
            .map(job -> JobFacts.first(job, NOW, policy.longest(SharedSettings.RECENT)))
            .toList();
    private final RuleBook rules = RuleBook.standard();
    private int turn;

    @Benchmark
    public List<Evaluation> judge() {
        turn = (turn + 1) % JOBS;
        return rules.judge(jobs.get(turn), NOW, policy::ruling, _ -> Memory.NONE);
    }
}
