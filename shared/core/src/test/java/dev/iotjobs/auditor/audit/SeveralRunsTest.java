package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two audits at once, an audit that sleeps and wakes up late, and two accounts in the same tables. */
class SeveralRunsTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    /** Runs an action once, before the first answer of DescribeJob, as if the audit slept meanwhile. */
    private static final class Sleepy implements JobSource {

        private final TestRegion jobs;
        private @Nullable Runnable meanwhile;

        Sleepy(TestRegion jobs, Runnable meanwhile) {
            this.jobs = jobs;
            this.meanwhile = meanwhile;
        }

        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            return jobs.listJobs(filter, nextToken);
        }

        @Override
        public Answer<Job> describeJob(String jobId, Collection<String> placeholders) {
            Answer<Job> old = jobs.describeJob(jobId, placeholders);
            Runnable first = meanwhile;
            meanwhile = null;
            if (first != null) {
                first.run();
            }
            return old;
        }

        @Override
        public Answer<TagPage> listTags(String jobArn, @Nullable String nextToken) {
            return jobs.listTags(jobArn, nextToken);
        }

        @Override
        public Answer<Double> appliedQuota(String quotaCode) {
            return jobs.appliedQuota(quotaCode);
        }

        @Override
        public Answer<Double> defaultQuota(String quotaCode) {
            return jobs.defaultQuota(quotaCode);
        }
    }

    private AuditReport auditThatSleeps(Runnable meanwhile) {
        RegionToAudit sleepy = new RegionToAudit(region.place(), new Sleepy(region, meanwhile), AuditProgress.NONE);
        return installation.auditor().audit(installation.request(), List.of(sleepy));
    }

    private @Nullable Item head() {
        return installation.database.table("state").find(new ItemKey("H#123456789012#eu-west-1", "-"));
    }

    @Test
    void runThatSleptWhileAnotherTookOver_writesAndReportsNothingMore() {
        region.put(TestJobs.failing("a", 50));
        AtomicReference<Item> headOfTheOther = new AtomicReference<>();

        AuditReport slept = auditThatSleeps(() -> {
            installation.timeline.pass(Duration.ofMinutes(3));
            region.put(TestJobs.healthy("a").build());
            installation.tick();
            headOfTheOther.set(Objects.requireNonNull(head()));
        });

        assertThat(slept.runs()).extracting(RegionRun::outcome).containsExactly(Outcome.ALREADY_RUNNING);
        assertThat(installation.messages).isEmpty();
        assertThat(head()).isEqualTo(headOfTheOther.get());
        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void secondRunAtTheSameTime_isRefusedAndNamesTheFirst() {
        region.put(TestJobs.failing("a", 50));
        List<AuditReport> others = new ArrayList<>();

        AuditReport first = auditThatSleeps(
                () -> others.add(installation.auditor().audit(installation.request(), installation.audited())));

        assertThat(first.runs()).extracting(RegionRun::outcome).containsExactly(Outcome.COMPLETED);
        RegionRun refused = others.getFirst().runs().getFirst();
        assertThat(refused.outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        assertThat(refused.message()).contains("(run run-1)");
        assertThat(others.getFirst().alerts().status()).isEqualTo(AlertReport.Status.NOT_TRIED);
    }

    @Test
    void runThatIsTakenOver_ends_andTheOtherReports() {
        region.put(TestJobs.failing("a", 50));
        List<AuditReport> others = new ArrayList<>();

        AuditReport taken = auditThatSleeps(() -> {
            others.add(takeOver());
            installation.timeline.pass(Duration.ofMinutes(1));
        });

        assertThat(taken.runs()).extracting(RegionRun::outcome).containsExactly(Outcome.ALREADY_RUNNING);
        assertThat(others.getFirst().alerts().status()).isEqualTo(AlertReport.Status.SENT);
        assertThat(installation.messages).hasSize(1);
    }

    @Test
    void runThatIsTakenOverBeforeItReadsTheRecords_changesNone() {
        region.put(TestJobs.withoutTimeout("a"));
        Policy older = Policy.standard().withRulesOff(Set.of("IOTJ-CFG-01"));
        List<List<Item>> findingsOfTheOther = new ArrayList<>();
        installation.choice = new PolicyChoice.Fixed(() -> {
            installation.choice = null;
            takeOver();
            findingsOfTheOther.add(findings());
            return older;
        });

        AuditReport taken = installation.tick();

        assertThat(taken.runs()).extracting(RegionRun::outcome).containsExactly(Outcome.ALREADY_RUNNING);
        assertThat(findings()).isNotEmpty().isEqualTo(findingsOfTheOther.getFirst());
    }

    private List<Item> findings() {
        return installation.database.table("findings").items();
    }

    private AuditReport takeOver() {
        AuditRequest request = installation.request();
        return installation
                .auditor()
                .audit(
                        new AuditRequest(
                                request.runId(),
                                request.configured(),
                                request.scope(),
                                request.first(),
                                request.deadline(),
                                Set.of(Option.TAKE_OVER)),
                        installation.audited());
    }

    @Test
    void twoAccountsInTheSameTables_doNotTouchEachOther() {
        region.put(TestJobs.failing("a", 50));
        AuditReport mine = installation.tick();
        TestRegion other = new TestRegion(new AccountRegion("aws", "999999999999", "eu-west-1"));
        List<Message> otherMail = new ArrayList<>();
        Auditor otherAuditor = new Auditor(
                new AuditSettings(
                        TestRules.BOOK,
                        new PolicyChoice.Fixed(Policy::standard),
                        installation.budget,
                        TestInstallation.TICK,
                        1,
                        installation.timeline),
                new Tables(installation.database.table("findings"), installation.database.table("state")),
                message -> {
                    otherMail.add(message);
                    return new Delivery.Accepted();
                });

        AuditReport theirs = otherAuditor.audit(
                installation.request(), List.of(new RegionToAudit(other.place(), other, AuditProgress.NONE)));

        assertThat(open(theirs)).isEmpty();
        assertThat(otherMail).isEmpty();
        assertThat(open(installation.tick())).isEqualTo(open(mine));
    }
}
