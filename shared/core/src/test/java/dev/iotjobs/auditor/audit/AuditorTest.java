package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an audit makes of odd answers and errors. */
class AuditorTest {

    private static final Place OTHER_PLACE = new Place("aws", "123456789012", "us-east-1");

    private final SimulatedTimeline timeline = new SimulatedTimeline();
    private final List<Digest> sent = new ArrayList<>();
    private int runs;
    private final Auditor auditor = new Auditor(
            new AuditSettings(
                    RuleBook.standard(),
                    Policy.standard(),
                    Scope.WHOLE_ACCOUNT,
                    Budget.rate(Double.POSITIVE_INFINITY),
                    Freshness.now(),
                    timeline),
            new InMemoryAuditStore(),
            sent::add);

    /** Has one job, all of whose executions failed. */
    private static class Account implements JobSource {

        private final Job job = Jobs.job(JobStatus.COMPLETED)
                .jobProcessDetails(JobProcessDetails.ofExecuted(0, 20, 0, 0))
                .build();

        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            return new Answer.Ok<>(new JobPage(List.of(job.summary()), true, 0, null));
        }

        @Override
        public Answer<Job> describeJob(String jobId) {
            return new Answer.Ok<>(job);
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

    /** Says nothing of jobs when it is asked for the list. */
    private static final class SilentAccount extends Account {
        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            return new Answer.Ok<>(new JobPage(List.of(), false, 0, null));
        }
    }

    /** Breaks by an error that nobody foresaw. */
    private static final class BrokenAccount extends Account {
        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            throw new IllegalStateException("nobody foresaw this");
        }
    }

    private static AuditedRegion region(Place place, JobSource source) {
        return new AuditedRegion(place, source, Set.of(), AuditProgress.NONE);
    }

    private RegionRun audit(JobSource source) {
        return auditor.audit("run-" + ++runs, List.of(region(Jobs.PLACE, source)), deadline())
                .runs()
                .getFirst();
    }

    private Deadline deadline() {
        return Deadline.in(Duration.ofHours(1), timeline.instant());
    }

    @Test
    void audit_noListWhereNothingIsKnown_isOfAnEmptyRegion() {
        assertThat(audit(new SilentAccount()).isComplete()).isTrue();
    }

    @Test
    void audit_noListWhereJobsAreKnown_isNotComplete() {
        assertThat(audit(new Account()).isComplete()).isTrue();

        RegionRun run = audit(new SilentAccount());

        assertThat(run.isComplete()).isFalse();
        assertThat(run.message()).isEqualTo("ListJobs failed: the answer has no list of jobs");
        assertThat(run.coverage().evaluated()).isEqualTo(1);
    }

    @Test
    void audit_oneRegionBreaks_tellsOfTheOtherAndThenSaysSo() {
        List<AuditedRegion> regions =
                List.of(region(OTHER_PLACE, new BrokenAccount()), region(Jobs.PLACE, new Account()));

        assertThatThrownBy(() -> auditor.audit("run-1", regions, deadline()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("us-east-1")
                .hasRootCauseMessage("nobody foresaw this");

        assertThat(sent)
                .singleElement()
                .satisfies(digest -> assertThat(digest.count()).isEqualTo(1));
    }
}
