package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An audit that pauses for longer than its lease lasts, while it lists the jobs of an account that has none. */
class LostLeaseTest {

    private final SimulatedTimeline timeline = new SimulatedTimeline();
    private final InMemoryAuditStore store = new InMemoryAuditStore();
    private final Auditor auditor = new Auditor(
            new AuditSettings(
                    RuleBook.standard(),
                    Policy.standard(),
                    Scope.WHOLE_ACCOUNT,
                    Budget.rate(Double.POSITIVE_INFINITY),
                    Freshness.now(),
                    timeline),
            store,
            digest -> {});

    private RegionRun audit(String runId, Runnable whileListing) {
        JobSource source = new EmptyAccount(whileListing);
        AuditedRegion region = new AuditedRegion(Jobs.PLACE, source, Set.of(), AuditProgress.NONE);
        Deadline deadline = Deadline.in(Duration.ofHours(1), timeline.instant());
        return auditor.audit(runId, List.of(region), deadline).runs().getFirst();
    }

    private record EmptyAccount(Runnable whileListing) implements JobSource {
        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            whileListing.run();
            return new Answer.Ok<>(new JobPage(List.of(), true, 0, null));
        }

        @Override
        public Answer<Job> describeJob(String jobId) {
            return new Answer.Missing<>(jobId);
        }

        @Override
        public Answer<Double> appliedQuota(String quotaCode) {
            return new Answer.Ok<>(1000.0);
        }

        @Override
        public Answer<Double> defaultQuota(String quotaCode) {
            return new Answer.Ok<>(1000.0);
        }
    }

    @Test
    void audit_longPauseAndNobodyCame_isCompleted() {
        RegionRun ours = audit("run-1", () -> timeline.pass(Duration.ofMinutes(10)));

        assertThat(ours.outcome()).as(ours.message()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void audit_longPauseAndAnotherWasMade_recordsNothingMore() {
        RegionRun ours = audit("run-1", () -> {
            timeline.pass(Duration.ofMinutes(10));
            assertThat(audit("run-2", () -> {}).outcome()).isEqualTo(Outcome.COMPLETED);
        });

        assertThat(ours.outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        assertThat(ours.message()).startsWith("another audit of eu-west-1 took over");
        assertThat(store.readLedger(Jobs.PLACE).history())
                .hasValueSatisfying(
                        history -> assertThat(history.firstAuditAt()).isEqualTo(timeline.instant()));
    }

    @Test
    void takeOver_heldByAnother_makesTheRegionFreeAndEndsTheOther() {
        RegionRun ours = audit("run-1", () -> {
            assertThat(audit("run-2", () -> {}).outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
            auditor.takeOver("run-3", List.of("eu-west-1"));
            assertThat(audit("run-3", () -> {}).outcome()).isEqualTo(Outcome.COMPLETED);
            timeline.pass(Duration.ofSeconds(30));
        });

        assertThat(ours.outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
    }
}
