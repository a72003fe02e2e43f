package dev.iotjobs.auditor.audit.describing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.SimulatedTimeline;
import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.PacedApi;
import dev.iotjobs.auditor.audit.api.Pacer;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.audit.describing.DescribeQueue.Urgency;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class DescriberTest {

    private final SimulatedTimeline timeline = new SimulatedTimeline(Jobs.NOW);
    private final Queue<String> settled = new ConcurrentLinkedQueue<>();
    private final Queue<String> reported = new ConcurrentLinkedQueue<>();
    private Function<String, Answer<Job>> service = jobId ->
            new Answer.Ok<>(Job.builder(Jobs.key(jobId), JobStatus.COMPLETED).build());

    private static List<String> someJobs(int number) {
        return IntStream.range(0, number).mapToObj(i -> "job-" + i).toList();
    }

    private void describe(List<String> jobIds, double callsPerSecond, Duration time, int atOnce) {
        DescribeQueue queue = new DescribeQueue();
        PacedApi api = new PacedApi("DescribeJob", new Pacer(callsPerSecond, timeline), timeline, () -> true);
        AuditProgress progress = new AuditProgress() {
            @Override
            public void described(int done, int planned) {
                reported.add(done + "/" + planned);
            }
        };
        Deadline deadline = Deadline.in(time, timeline.instant());
        Account account = new Account();
        try (Describer describer = new Describer(
                queue,
                (jobId, latest) -> api.call(latest, () -> account.describeJob(jobId, List.of())),
                this::settle,
                progress,
                timeline,
                deadline,
                atOnce)) {
            IntStream.range(0, jobIds.size())
                    .forEach(i -> queue.add(jobIds.get(i), Urgency.CHANGED, Instant.EPOCH.plusSeconds(i)));
            describer.finish();
        }
    }

    private void describe(List<String> jobIds, double callsPerSecond, int atOnce) {
        describe(jobIds, callsPerSecond, Duration.ofMinutes(10), atOnce);
    }

    private void settle(String jobId, Answer<Job> answer) {
        if (jobId.equals("broken")) {
            throw new IllegalStateException("cannot settle " + jobId);
        }
        settled.add(answer instanceof Answer.OutOfTime<Job> ? jobId + " not reached" : jobId);
    }

    private final class Account implements JobSource {
        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Job> describeJob(String jobId, Collection<String> placeholders) {
            return service.apply(jobId);
        }

        @Override
        public Answer<TagPage> listTags(String jobArn, @Nullable String nextToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Double> appliedQuota(String quotaCode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Double> defaultQuota(String quotaCode) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest(name = "{0} calls at once")
    @ValueSource(ints = {1, 16})
    void describe_settlesEachJobOnceAndReportsHowFarItIs(int atOnce) {
        describe(someJobs(200), Double.POSITIVE_INFINITY, atOnce);

        assertThat(settled).hasSize(200).doesNotHaveDuplicates();
        assertThat(reported).contains("200/200").allMatch(line -> line.endsWith("/200"));
    }

    @Test
    void describe_nothing_returns() {
        describe(List.of(), 10, 16);

        assertThat(settled).isEmpty();
    }

    @Test
    void describe_timeIsOver_settlesTheRestAsNotReached() {
        describe(someJobs(4), 1, Duration.ofSeconds(1), 1);

        assertThat(settled).containsExactly("job-0", "job-1", "job-2 not reached", "job-3 not reached");
    }

    @ParameterizedTest(name = "{0} calls a second")
    @ValueSource(doubles = {10, Double.POSITIVE_INFINITY})
    void describe_interrupted_returnsAtOnce(double callsPerSecond) {
        Thread.currentThread().interrupt();

        describe(someJobs(300), callsPerSecond, 16);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void describe_interruptedOnTheWay_makesNoMoreCalls() {
        Thread audit = Thread.currentThread();
        AtomicInteger calls = new AtomicInteger();
        Function<String, Answer<Job>> healthy = service;
        service = jobId -> {
            int call = calls.incrementAndGet();
            if (call == 100) {
                audit.interrupt();
            }
            if (call > 100) {
                LockSupport.parkNanos(20_000_000);
            }
            return healthy.apply(jobId);
        };

        describe(someJobs(20_000), Double.POSITIVE_INFINITY, 16);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls.get()).isBetween(100, 19_999);
    }

    @Test
    void describe_transientFailure_isTriedFiveTimes() {
        ConcurrentHashMap<String, Integer> calls = new ConcurrentHashMap<>();
        service = jobId -> {
            calls.merge(jobId, 1, Integer::sum);
            return new Answer.Failed<>("InternalFailure", !jobId.equals("job-1"));
        };

        describe(someJobs(2), Double.POSITIVE_INFINITY, 4);

        assertThat(calls).containsEntry("job-0", 5).containsEntry("job-1", 1);
        assertThat(settled).containsExactlyInAnyOrder("job-0", "job-1");
    }

    @Test
    void describe_settlingThrows_endsWithThatException() {
        assertThatThrownBy(() -> describe(List.of("broken", "sound"), 10, 2)).hasMessage("cannot settle broken");
    }

    @ParameterizedTest(name = "{0} calls at once")
    @ValueSource(ints = {1, 16})
    void describe_callThrowsAnError_endsWithThatError(int atOnce) {
        service = _ -> {
            throw new OutOfMemoryError("planted");
        };

        assertThatThrownBy(() -> describe(someJobs(50), Double.POSITIVE_INFINITY, atOnce))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("planted");
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class})
    void describe_callThrowsAnErrorWhileOthersWait_endsAtOnce(Class<? extends Error> type) {
        service = jobId -> {
            if (!jobId.equals("job-3")) {
                return never();
            }
            throw type.equals(OutOfMemoryError.class)
                    ? new OutOfMemoryError("planted")
                    : new StackOverflowError("planted");
        };
        long start = System.nanoTime();

        assertThatThrownBy(() -> describe(someJobs(8), Double.POSITIVE_INFINITY, 8))
                .isInstanceOf(type);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void describe_callNeverReturns_isGivenUpAfterTheDeadline() {
        Function<String, Answer<Job>> healthy = service;
        service = jobId -> {
            if (jobId.equals("job-1")) {
                timeline.pass(Duration.ofMinutes(11));
                return never();
            }
            return healthy.apply(jobId);
        };

        describe(someJobs(3), Double.POSITIVE_INFINITY, 3);

        assertThat(settled).hasSize(3).contains("job-1 not reached");
    }

    private static Answer<Job> never() {
        while (true) {
            LockSupport.park();
        }
    }
}
