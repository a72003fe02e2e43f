package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.time.Timeline;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.service.JobFaults;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests faults in an account with several pages of jobs and several calls at once. {@link
 * dev.iotjobs.integration.faults.FaultsTest} tests each fault in a small account.
 */
class AuditFaultsTest {

    private static final int JOBS = 500;
    private static final String BAD_JOB = "job-0250";

    private DryAudit audit;

    /** Creates 500 live jobs, each for one thing and without a timeout. */
    @BeforeEach
    void startAccount() throws IOException {
        SimulatedAccount account = new SimulatedAccount(DryAudit.ACCOUNT_ID, InstantSource.system());
        for (int i = 0; i < JOBS; i++) {
            account.put(DryAudit.REGION, job(String.format("job-%04d", i)));
        }
        audit = DryAudit.of(account);
    }

    @AfterEach
    void stopAccount() {
        audit.close();
    }

    private static SimulatedJob job(String jobId) {
        Instant created = Instant.now().minus(Duration.ofDays(2));
        return SimulatedJob.described(jobId, created)
                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thing/" + jobId))
                .build();
    }

    private static long missingTimeouts(RegionRun run) {
        return run.judged().open().stream()
                .filter(finding -> finding.key().ruleId().equals("IOTJ-CFG-01"))
                .count();
    }

    private static List<String> changes(RegionRun run) {
        return run.judged().transitions().stream()
                .map(made -> made.type() + " " + made.key().ruleId())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void audit_manyTransientFaultsAtOnce_loseNothing() {
        List.of(
                        JobFaults.throttled("DescribeJob", new When.Every(7)),
                        JobFaults.unavailable("DescribeJob", new When.Every(37)),
                        new Fault(Where.operation("DescribeJob"), new When.Every(41), new Effect.Reset()),
                        new Fault(Where.operation("DescribeJob"), new When.Every(43), new Effect.LoseAnswer()),
                        new Fault(Where.operation("DescribeJob"), new When.Every(47), new Effect.CutAnswer()),
                        JobFaults.throttled("ListJobs", new When.First(1)),
                        JobFaults.stalePageToken(new When.First(1)))
                .forEach(audit.account().faults()::add);
        RegionRun run = audit.run();

        assertThat(run.isComplete()).as("%s", run.warnings()).isTrue();
        assertThat(run.coverage().evaluated()).isEqualTo(JOBS);
        assertThat(missingTimeouts(run)).isEqualTo(JOBS);
    }

    @Test
    void audit_deniedJob_costsThatJobOnlyAndIsNamed() {
        audit.account().faults().add(JobFaults.denied(BAD_JOB));
        RegionRun run = audit.run();

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(run.coverage().evaluated()).isEqualTo(JOBS - 1);
        assertThat(run.read().notEvaluated()).singleElement().satisfies(job -> {
            assertThat(job.jobId()).isEqualTo(BAD_JOB);
            assertThat(job.reason()).isEqualTo(NotEvaluated.Reason.DENIED);
        });
        assertThat(missingTimeouts(run)).isEqualTo(JOBS - 1);
        assertThat(changes(run)).containsExactly("OPENED IOTJ-ACC-03", "OPENED IOTJ-CFG-01");
    }

    @Test
    void audit_openFindingWhoseJobIsDenied_staysOpen() {
        audit.run();
        Fault denied = JobFaults.denied(BAD_JOB);
        audit.account().faults().add(denied);
        RegionRun blind = audit.run();

        assertThat(missingTimeouts(blind)).isEqualTo(JOBS);
        assertThat(changes(blind)).containsExactly("OPENED IOTJ-ACC-03");

        audit.account().faults().remove(denied);
    }

    @Test
    void audit_jobVanishesBetweenListAndDescribe_isNoError() {
        audit.account().faults().add(JobFaults.vanished(BAD_JOB));
        RegionRun run = audit.run();

        assertThat(run.isComplete()).isTrue();
        assertThat(run.coverage().deletions().vanished()).isEqualTo(1);
        assertThat(run.read().notEvaluated()).isEmpty();
    }

    @Test
    void audit_idUsedAgain_isAnotherJob() {
        audit.run();
        SimulatedJob again = job(BAD_JOB).toBuilder().createdAt(Instant.now()).build();
        audit.account().remove(DryAudit.REGION, BAD_JOB);
        audit.account().put(DryAudit.REGION, again);

        assertThat(audit.run().judged().transitions())
                .extracting(Transition::type)
                .containsExactlyInAnyOrder(TransitionType.CLOSED, TransitionType.OPENED);
    }

    @Test
    void audit_listingDenied_failsTheRegionAndSaysSo() {
        audit.account().faults().add(JobFaults.deniedOperation("ListJobs"));
        RegionRun run = audit.run();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.message()).startsWith("ListJobs is denied");
        assertThat(run.coverage().percent()).isZero();
        assertThat(run.judged().open()).singleElement().satisfies(finding -> {
            assertThat(finding.key().ruleId()).isEqualTo("IOTJ-ACC-03");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        });
    }

    @Test
    void audit_listingDeniedLater_isReported() {
        audit.run();
        audit.account().faults().add(JobFaults.deniedOperation("ListJobs"));

        assertThat(audit.report(Duration.ofMinutes(2)).alerts().changes()).isEqualTo(Map.of(Kind.NEW, 1));
    }

    @Test
    void audit_serviceQuotasDenied_assumesWhatIsPublishedAndSaysSo() {
        audit.account().faults().add(JobFaults.deniedOperation("GetServiceQuota"));
        audit.account().faults().add(JobFaults.deniedOperation("GetAWSDefaultServiceQuota"));
        RegionRun run = audit.run();

        assertThat(run.isComplete()).isTrue();
        assertThat(run.read().quotas())
                .extracting(QuotaUsage::source)
                .containsExactly(LimitSource.ASSUMED, LimitSource.ASSUMED, LimitSource.UNKNOWN);
        var counts = Objects.requireNonNull(run.judged().rules().get("IOTJ-ACC-01"));
        assertThat(counts.compliant()).isEqualTo(2);
        assertThat(counts.insufficientData()).isEqualTo(Map.of(Gap.MISSING, 1));
    }

    @Test
    void audit_nothingChanged_reportsNothingAndWritesNoFinding() {
        AuditReport first = audit.report(Duration.ofMinutes(2));
        AuditReport second = audit.report(Duration.ofMinutes(2));

        assertThat(first.runs().getFirst().judged().transitions()).hasSize(JOBS);
        assertThat(second.runs().getFirst().judged().transitions()).isEmpty();
        assertThat(missingTimeouts(second.runs().getFirst())).isEqualTo(JOBS);
    }

    @Test
    void audit_rateLimitOfTheService_isKeptAndEveryJobDescribed() throws IOException {
        audit.close();
        audit.account().rateLimits().limit("DescribeJob", 100, 25);
        audit = new DryAudit(audit.account(), Timeline.system(), "100");
        RegionRun run = audit.run();

        RequestLog.Totals calls = audit.requests().totals("DescribeJob");

        assertThat(run.coverage().evaluated()).isEqualTo(JOBS);
        assertThat(calls.calls() - calls.throttled()).isEqualTo(JOBS);
        assertThat(calls.throttled()).isLessThan(JOBS / 100);
        assertThat(run.read().calls()).containsEntry("DescribeJob", new ApiCalls(calls.calls(), calls.throttled(), 0));
    }

    @Test
    void audit_timeRunsOut_saysWhatIsLeftAndContinuesNextTime() throws IOException {
        audit.close();
        audit = new DryAudit(audit.account(), Timeline.system(), "100");
        Coverage first = audit.run(Duration.ofSeconds(4)).coverage();

        assertThat(first.notReached().unseen()).isPositive();
        assertThat(first.evaluated() + first.notReached().unseen()).isEqualTo(JOBS);
        assertThat(first.auditsToGo()).isPositive();

        RegionRun second = audit.run(Duration.ofSeconds(30));
        assertThat(second.isComplete()).isTrue();
        assertThat(missingTimeouts(second)).isEqualTo(JOBS);
    }
}
