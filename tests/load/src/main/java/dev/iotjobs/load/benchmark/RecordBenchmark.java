package dev.iotjobs.load.benchmark;

import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.DescribeOutcome;
import dev.iotjobs.auditor.state.record.FindingChange;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.state.record.SubjectRecord.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures how the next record of a job is made from the stored record, with and without a new answer of DescribeJob.
 */
@State(Scope.Thread)
public class RecordBenchmark {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final String ARN = "arn:aws:iot:" + DescribedJobs.REGION + ":" + DescribedJobs.ACCOUNT_ID + ":";
    private static final JobKey KEY = new JobKey(ARN + "job/benchmark", NOW.minus(Duration.ofDays(3)));

    private final Circumstances circumstances = new Circumstances(
            RuleBook.standard(),
            Policy.standard(),
            NOW,
            TICK,
            new Circumstances.Baseline(NOW.minus(Duration.ofDays(1)), false, Set.of()),
            Duration.ofHours(1));
    private final Job fine = job(0);
    private final Job bad = job(15);
    private final Job worse = job(40);
    private final SubjectRecord nothingOpen = described(SubjectRecord.unknown(new Subject.OfJob(KEY)), fine);
    private final SubjectRecord oneOpen = described(nothingOpen, bad);

    /**
     * Checks that each benchmark measures what its name says.
     *
     * @throws IllegalStateException if a benchmark measures something else
     */
    @Setup
    public void check() {
        require(judged());
        require(unchanged());
        require(opened(), TransitionType.OPENED);
        require(worsened(), TransitionType.WORSENED);
        require(resolved(), TransitionType.CLOSED);
    }

    @Benchmark
    public Step judged() {
        return oneOpen.next(new DescribeOutcome.NotDescribed(), circumstances);
    }

    @Benchmark
    public Step unchanged() {
        return oneOpen.next(new DescribeOutcome.Described(bad), circumstances);
    }

    @Benchmark
    public Step opened() {
        return nothingOpen.next(new DescribeOutcome.Described(bad), circumstances);
    }

    @Benchmark
    public Step worsened() {
        return oneOpen.next(new DescribeOutcome.Described(worse), circumstances);
    }

    @Benchmark
    public Step resolved() {
        return oneOpen.next(new DescribeOutcome.Described(fine), circumstances);
    }

    private SubjectRecord described(SubjectRecord known, Job job) {
        return Objects.requireNonNull(
                known.next(new DescribeOutcome.Described(job), circumstances).next());
    }

    /** A job for a thing group. The only finding that it can have is a too high failure rate. */
    private static Job job(int failedPercent) {
        return Job.builder(KEY, JobStatus.IN_PROGRESS)
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(List.of(ARN + "thinggroup/pumps"))
                .timeoutConfig(new TimeoutConfig(60L))
                .abortConfig(new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 10))))
                .description("Firmware of the pumps")
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(50, null))
                .jobProcessDetails(JobProcessDetails.builder()
                        .succeeded(100 - failedPercent)
                        .failed(failedPercent)
                        .queued(40)
                        .inProgress(10)
                        .build())
                .isConcurrent(false)
                .lastUpdatedAt(KEY.createdAt())
                .build();
    }

    private static void require(Step step, TransitionType... expected) {
        List<TransitionType> types = step.changes().stream()
                .map(FindingChange::type)
                .filter(Objects::nonNull)
                .toList();
        if (!types.equals(List.of(expected))) {
            throw new IllegalStateException("changes: expected " + List.of(expected) + ", got " + types);
        }
    }
}
