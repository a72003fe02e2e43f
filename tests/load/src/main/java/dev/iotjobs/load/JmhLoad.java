package dev.iotjobs.load;

import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.load.benchmark.EvaluationBenchmark;
import dev.iotjobs.load.benchmark.RecordBenchmark;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;

/** What judging a job and making its next record cost, in time and memory. */
@Command(
        name = "jmh",
        description = "Every rule on a job, together and alone, and the next record of a job (4 minutes).")
final class JmhLoad implements Load {

    private static final int FORKS = 2;
    private static final TimeValue ITERATION = TimeValue.seconds(1);
    private static final int WARM_UP_ITERATIONS = 4;
    private static final int ITERATIONS = 6;

    /** The parameter that names the rule that is measured alone. */
    private static final String RULE = "rule";

    /** The bytes that an operation allocates, by the profiler of that name. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final double NANOS_A_SECOND = 1e9;

    /**
     * What is measured, and its bars: about ten times what it takes, so that a slow machine keeps them and a
     * mistake that costs an order of magnitude does not.
     */
    private enum Operation {
        JUDGE("every rule on a job", EvaluationBenchmark.class, "judge", 20_000, 20_000),
        JUDGE_BY_ONE("on a job", EvaluationBenchmark.class, "judgeByOne", 20_000, 20_000),
        JUDGED("a record judged by its evidence", RecordBenchmark.class, "judged", 300_000, 200_000),
        UNCHANGED("described, nothing changed", RecordBenchmark.class, "unchanged", 600_000, 400_000),
        OPENED("described, a finding opened", RecordBenchmark.class, "opened", 600_000, 400_000),
        WORSENED("described, a finding worsened", RecordBenchmark.class, "worsened", 600_000, 400_000),
        RESOLVED("described, a finding resolved", RecordBenchmark.class, "resolved", 600_000, 400_000);

        private final String title;
        private final String benchmark;
        private final double nanosAtMost;
        private final double bytesAtMost;

        Operation(String title, Class<?> of, String method, double nanosAtMost, double bytesAtMost) {
            this.title = title;
            this.benchmark = of.getName() + "." + method;
            this.nanosAtMost = nanosAtMost;
            this.bytesAtMost = bytesAtMost;
        }
    }

    @Override
    public Measurement measure(Steps progress) throws RunnerException {
        List<Figure> figures = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            progress.step(operation.title);
            for (RunResult result : run(operation)) {
                String rule = result.getParams().getParam(RULE);
                String title = rule == null ? operation.title : rule + " " + operation.title;
                double nanos = result.getPrimaryResult().getScore();
                double bytes = Objects.requireNonNull(
                                result.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                        .getScore();
                figures.add(Figure.of(title + ": time", nanos, "ns").atMost(operation.nanosAtMost));
                figures.add(Figure.of(title + ": allocated", bytes, "B").atMost(operation.bytesAtMost));
                double error = result.getPrimaryResult().getScoreError();
                rows.add(List.of(title, nanos, error, NANOS_A_SECOND / nanos, bytes));
            }
        }
        return new Measurement(
                "One job in one thread, measured by JMH: " + FORKS + " forks of " + ITERATIONS + " seconds each",
                figures,
                List.of(new Measurement.Table(
                        "Operations", List.of("operation", "ns/op", "+- (99.9 %)", "ops/s", "B/op"), rows)));
    }

    /** A result; of rules one by one, one for each. */
    private static Collection<RunResult> run(Operation operation) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + operation.benchmark.replace(".", "\\.") + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(FORKS)
                .warmupIterations(WARM_UP_ITERATIONS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                // Not those of the launcher, which are made for short runs
                .jvmArgs("-XX:+UseSerialGC", "-Xmx256m", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (operation == Operation.JUDGE_BY_ONE) {
            options.param(RULE, rulesOnJobs());
        }
        return new Runner(options.build()).run();
    }

    private static String[] rulesOnJobs() {
        return RuleBook.standard().definitions().stream()
                .filter(rule -> rule.judges().equals(SubjectKind.JOB))
                .map(RuleDefinition::id)
                .toArray(String[]::new);
    }
}
