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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the time and the allocated memory of two operations: judging a job, and making the next record of a job. */
@Command(
        name = "jmh",
        description = "Judging a job by all rules and by each rule, and making its next record (6 minutes).")
final class JmhLoad implements Load {

    private static final TimeValue ITERATION = TimeValue.seconds(1);
    private static final int WARM_UP_ITERATIONS = 4;

    /** Duration of an iteration for a single rule. */
    private static final TimeValue ITERATION_OF_A_RULE = TimeValue.milliseconds(500); // short: there are many rules

    private static final int ITERATIONS_OF_A_RULE = 2;

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "2",
            description = "Processes for each operation; a single rule always has one (default: ${DEFAULT-VALUE}).")
    private int forks = 2;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "6",
            description =
                    "Measured seconds in each process, after four seconds of warm-up; a single rule always has one"
                            + " (default: ${DEFAULT-VALUE}).")
    private int seconds = 6;

    /** Name of the benchmark parameter that has the id of the rule to measure. */
    private static final String RULE = "rule";

    /** Name of a result of JMH's GC profiler: the bytes that one operation allocates. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final List<String> COLUMNS = List.of("", "ns/job (median)", "99 % are below", "B/job");

    /** The two groups of measured operations. The output has one table for each group. */
    private enum Part {
        RULES("Rules, on one job"),
        RECORDS("The next record of one job");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    /** The measured operations with their limits. A limit is about ten times the usual value. */
    private enum Operation {
        // A slow machine meets these limits, but code that is ten times slower does not
        JUDGE_BY_ONE(Part.RULES, "rule", EvaluationBenchmark.class, "judgeByOne", 20_000, 20_000),
        JUDGE(Part.RULES, "all together", EvaluationBenchmark.class, "judge", 30_000, 60_000),
        JUDGED(Part.RECORDS, "judged by its evidence", RecordBenchmark.class, "judged", 300_000, 200_000),
        UNCHANGED(Part.RECORDS, "described, nothing changed", RecordBenchmark.class, "unchanged", 600_000, 400_000),
        OPENED(Part.RECORDS, "described, a finding opened", RecordBenchmark.class, "opened", 600_000, 400_000),
        WORSENED(Part.RECORDS, "described, a finding worsened", RecordBenchmark.class, "worsened", 600_000, 400_000),
        RESOLVED(Part.RECORDS, "described, a finding resolved", RecordBenchmark.class, "resolved", 600_000, 400_000);

        private final Part part;
        private final String title;
        private final String benchmark;
        private final double nanosAtMost;
        private final double bytesAtMost;

        Operation(Part part, String title, Class<?> of, String method, double nanosAtMost, double bytesAtMost) {
            this.part = part;
            this.title = title;
            this.benchmark = of.getName() + "." + method;
            this.nanosAtMost = nanosAtMost;
            this.bytesAtMost = bytesAtMost;
        }
    }

    @Override
    public Measurement measure(Steps progress) throws RunnerException {
        List<Figure> figures = new ArrayList<>();
        Map<Part, List<List<Object>>> rows = new EnumMap<>(Part.class);
        for (Operation operation : Operation.values()) {
            progress.step(operation.part.title + ": " + operation.title);
            for (RunResult result : run(operation)) {
                String rule = result.getParams().getParam(RULE);
                String title = rule == null ? operation.title : rule;
                Statistics times = result.getPrimaryResult().getStatistics();
                double nanos = times.getPercentile(50);
                double bytes = Objects.requireNonNull(
                                result.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                        .getScore();
                figures.add(Figure.of(title + ": time", nanos, "ns").atMost(operation.nanosAtMost));
                figures.add(Figure.of(title + ": allocated", bytes, "B").atMost(operation.bytesAtMost));
                rows.computeIfAbsent(operation.part, _ -> new ArrayList<>())
                        .add(List.of(title, nanos, times.getPercentile(99), bytes));
            }
        }
        return new Measurement(
                "One job in one thread, measured by JMH: " + forks + " x " + seconds + " seconds each",
                figures,
                rows.entrySet().stream()
                        .map(part -> new Measurement.Table(part.getKey().title, COLUMNS, part.getValue()))
                        .toList());
    }

    /** Runs an operation. Returns one result; for {@link Operation#JUDGE_BY_ONE}, one result for each rule. */
    private Collection<RunResult> run(Operation operation) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + operation.benchmark.replace(".", "\\.") + "$")
                // Other work on the machine changes an average, but hardly a median
                .mode(Mode.SampleTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks)
                .warmupIterations(WARM_UP_ITERATIONS)
                .warmupTime(ITERATION)
                .measurementIterations(seconds)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                // Replaces the options of the launcher, which are chosen for short runs
                .jvmArgs("-XX:+UseSerialGC", "-Xmx256m", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (operation == Operation.JUDGE_BY_ONE) {
            options.param(RULE, rulesOnJobs())
                    .forks(1)
                    .warmupIterations(ITERATIONS_OF_A_RULE)
                    .warmupTime(ITERATION_OF_A_RULE)
                    .measurementIterations(ITERATIONS_OF_A_RULE)
                    .measurementTime(ITERATION_OF_A_RULE);
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
