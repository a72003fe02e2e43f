package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Describing what was just listed, before there is a plan, and then what is planned. */
@Timeout(30)
class DescriberTest {

    private final SimulatedTimeline timeline = new SimulatedTimeline();
    private final Ledger ledger = new Ledger(null);
    private final Queue<String> settled = new ConcurrentLinkedQueue<>();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private Runnable answering = () -> {};

    private int listed(String jobId, JobStatus status) {
        return ledger.list(Job.builder(Jobs.key(jobId), status).build().summary());
    }

    private int known(String jobId) {
        Job job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS).build();
        ledger.put(new LedgerEntry(
                new Subject.OfJob(job.key()),
                1,
                "run",
                Map.of(),
                Observation.of(job, Jobs.NOW, null),
                null,
                "",
                null,
                false));
        return ledger.list(job.summary());
    }

    private int[] someJobs(int number) {
        return IntStream.range(0, number)
                .map(i -> listed("job-" + i, JobStatus.COMPLETED))
                .toArray();
    }

    private Describer describer(double callsPerSecond) {
        return describer(callsPerSecond, Duration.ofMinutes(10));
    }

    private Describer describer(double callsPerSecond, Duration time) {
        PacedApi api = new PacedApi("DescribeJob", new Pacer(callsPerSecond, timeline), () -> true);
        return new Describer(
                api, new Account(), ledger, this::settle, new Told(), Deadline.in(time, timeline.instant()));
    }

    private void settle(LedgerEntry entry, Sighting sighting) {
        String jobId = entry.subject().name();
        if (jobId.equals("broken")) {
            throw new IllegalStateException("cannot settle " + jobId);
        }
        settled.add(sighting instanceof Sighting.Pending ? jobId + " pending" : jobId);
    }

    private final class Told implements AuditProgress {
        @Override
        public void described(int done, int planned) {
            told.add(done + "/" + planned);
        }
    }

    private final class Account implements JobSource {
        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Job> describeJob(String jobId) {
            answering.run();
            return new Answer.Ok<>(
                    Job.builder(Jobs.key(jobId), JobStatus.COMPLETED).build());
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

    @Test
    void offer_budget_leavesEverythingToThePlan() {
        int[] rows = someJobs(3);

        try (Describer describer = describer(10)) {
            describer.offer(rows);

            assertThat(IntStream.of(rows)).noneMatch(describer::hasBegun);
        }
        assertThat(settled).isEmpty();
    }

    @Test
    void offer_noLimit_beginsEverythingSlotBySlot() throws InterruptedException {
        int[] rows = someJobs(100);

        try (Describer describer = describer(Double.POSITIVE_INFINITY)) {
            describer.offer(rows);
            while (settled.size() < rows.length) {
                Thread.sleep(1); // the test's time limit ends this where it must fail
            }
        }

        assertThat(settled).hasSize(100).doesNotHaveDuplicates();
        assertThat(told).allMatch(line -> line.endsWith("/0"));
    }

    @Test
    void describe_someHaveBegun_settlesEachJobOnceAndCountsAll() {
        int[] rows = someJobs(200);

        try (Describer describer = describer(Double.POSITIVE_INFINITY)) {
            describer.offer(IntStream.of(rows).limit(20).toArray());
            describer.describe(rows);
        }

        assertThat(settled).hasSize(200).doesNotHaveDuplicates();
        assertThat(told).contains("200/200").allMatch(line -> line.endsWith("/200") || line.endsWith("/0"));
    }

    @Test
    void describe_nothing_returns() {
        try (Describer describer = describer(10)) {
            describer.describe(new int[0]);
        }

        assertThat(settled).isEmpty();
    }

    @Test
    void describe_timeIsOver_leavesTheRestPending() {
        try (Describer describer = describer(1, Duration.ofSeconds(1))) {
            describer.describe(someJobs(4));
        }

        assertThat(settled).containsExactlyInAnyOrder("job-0", "job-1", "job-2 pending", "job-3 pending");
    }

    @ParameterizedTest(name = "{0} calls a second")
    @ValueSource(doubles = {10, Double.POSITIVE_INFINITY})
    void describe_interrupted_leavesAllPending(double callsPerSecond) {
        try (Describer describer = describer(callsPerSecond)) {
            Thread.currentThread().interrupt();
            describer.describe(someJobs(300));
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(settled).hasSize(300).allMatch(job -> job.endsWith(" pending"));
    }

    @Test
    void describe_interruptedOnTheWayWithoutLimit_makesNoMoreCalls() {
        Thread audit = Thread.currentThread();
        AtomicInteger calls = new AtomicInteger();
        answering = () -> {
            if (calls.incrementAndGet() == 100) {
                audit.interrupt();
            }
        };

        try (Describer describer = describer(Double.POSITIVE_INFINITY)) {
            describer.describe(someJobs(20_000));
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(settled).hasSize(20_000).anyMatch(job -> job.endsWith(" pending"));
    }

    @Test
    void describe_settlingBreaks_throwsOnceTheOthersAreSettled() {
        int[] rows = {listed("broken", JobStatus.COMPLETED), listed("sound", JobStatus.COMPLETED)};

        try (Describer describer = describer(10)) {
            assertThatThrownBy(() -> describer.describe(rows)).hasMessage("cannot settle broken");
        }

        assertThat(settled).containsExactly("sound");
    }

    @Test
    void headStart_page_beginsLiveJobsNeverSeen() {
        List<Integer> page = new ArrayList<>();
        page.add(known("known"));
        page.add(listed("ended", JobStatus.COMPLETED));
        page.add(listed("live", JobStatus.IN_PROGRESS));

        try (Describer describer = describer(Double.POSITIVE_INFINITY)) {
            HeadStart headStart = new HeadStart(ledger, describer);
            headStart.listed(page);
            headStart.listed(page);
            describer.describe(new int[0]);
        }

        assertThat(settled).isSubsetOf("live", "ended").contains("live").doesNotHaveDuplicates();
    }
}
