package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.START;
import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How audits treat stored items: items of newer versions, lost and replaced tables, and leftovers. */
class StoredItemsTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    private static FindingKey key(Job job, String ruleId, TestRegion region) {
        return new FindingKey(region.place(), new Subject.OfJob(job.key()), ruleId);
    }

    @Test
    void runRecord_holdsHowManyVerdictsLackedData() {
        region.put(TestJobs.healthy("a").jobProcessDetails(null).build());
        RuleCoverage coverage = installation.run(installation.tick()).judged().ruleCoverage();

        assertThat(installation.items("state", "R#"))
                .singleElement()
                .satisfies(run -> assertThat(run.attributes())
                        .containsEntry(
                                "ruleCoverage",
                                new Attribute.MapOf(Map.of(
                                        "expected",
                                        Attribute.of(coverage.expected()),
                                        "withoutData",
                                        Attribute.of(coverage.withoutData())))));
        assertThat(coverage.withoutData()).isPositive();
    }

    @Test
    void recordOfANewerFormat_costsItsJobOnly_andTheJobIsDescribedAnew() {
        Job broken = TestJobs.withoutTimeout("broken");
        region.put(broken);
        region.put(TestJobs.withoutTimeout("other"));
        installation.tick();
        installation.items("state", "J#").stream()
                .filter(item -> item.key().sort().startsWith("broken@"))
                .forEach(installation::replaceByNewerFormat);
        region.put(TestJobs.healthy("broken").build());

        AuditReport report = installation.tick();
        AuditReport next = installation.tick();

        assertThat(installation.run(report).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(installation.run(report).warnings()).anyMatch(warning -> warning.contains("1 stored record"));
        assertThat(open(report)).containsExactly("IOTJ-CFG-01 other MEDIUM");
        Finding finding =
                installation.finding(key(broken, "IOTJ-CFG-01", region)).orElseThrow();
        assertThat(finding.end()).isEqualTo(End.FIXED);
        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.RESOLVED, 1));
        assertThat(installation.run(next).warnings()).isEmpty();
    }

    @Test
    void recordOfANewerFormat_ofAFindingThatStaysOpen_isNoNews() {
        region.put(TestJobs.withoutTimeout("broken"));
        installation.tick();
        installation.takeMessages();
        installation.items("state", "J#").forEach(installation::replaceByNewerFormat);

        AuditReport report = installation.tick();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 broken MEDIUM");
        assertThat(installation.run(report).judged().transitions()).isEmpty();
        assertThat(report.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void notifiedOfANewerFormat_noMessageUntilASummary() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.takeMessages();
        installation.items("state", "N#").forEach(installation::replaceByNewerFormat);
        region.put(TestJobs.withoutTimeout("b"));

        AuditReport silent = installation.tick();
        AlertReport summary = installation.summary();
        AuditReport next = installation.tick();

        assertThat(silent.alerts().isFailed()).isTrue();
        assertThat(silent.alerts().failure()).contains("summary");
        assertThat(summary.changes()).isEqualTo(Map.of(Kind.NEW, 2));
        assertThat(next.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(installation.messages).hasSize(1);
    }

    @Test
    void headOfANewerFormat_losesItsPartsOnly_andSendsNoFlood() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.takeMessages();
        installation.items("state", "H#").forEach(installation::replaceByNewerFormat);

        AuditReport report = installation.tick();

        assertThat(installation.run(report).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(installation.messages).isEmpty();
        assertThat(report.alerts().isFailed()).isTrue();
    }

    @Test
    void findingsTableReplaced_isFilledByTheNextAudit() {
        Job job = TestJobs.failing("a", 30);
        region.put(job);
        installation.tick();
        installation.takeMessages();
        installation.findingsTable = "findings-2";

        AuditReport report = installation.tick();

        Finding finding = installation.finding(key(job, "IOTJ-RUN-01", region)).orElseThrow();
        assertThat(finding.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(finding.reason()).contains("30");
        assertThat(report.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void stateTableLost_openFindingsOfJobsThatAreGone_areClosed() {
        Job job = TestJobs.failing("a", 30);
        region.put(job);
        installation.tick();
        installation
                .items("state", "")
                .forEach(item -> installation
                        .state()
                        .write(new Write.Delete(installation.state(), item.key(), Condition.always())));
        region.delete("a");

        installation.tick();

        assertThat(installation
                        .finding(key(job, "IOTJ-RUN-01", region))
                        .orElseThrow()
                        .end())
                .isEqualTo(End.JOB_GONE);
    }

    /**
     * After the loss of the state table, audits compare the findings table with the records. They repeat the comparison
     * until DescribeJob was called for the job of each finding.
     */
    @Test
    void stateTableLost_moreJobsAreGoneThanOneAuditCanAskFor_allAreClosedByTheNextOnes() {
        List<Job> jobs = IntStream.range(0, 40)
                .mapToObj(i -> TestJobs.failing("job-" + i, 30))
                .toList();
        jobs.forEach(region::put);
        installation.tick();
        installation
                .items("state", "")
                .forEach(item -> installation
                        .state()
                        .write(new Write.Delete(installation.state(), item.key(), Condition.always())));
        jobs.forEach(job -> region.delete(job.jobId()));
        installation.budget = Budget.rate(0.02);

        installation.tick();
        assertThat(jobs).anyMatch(this::isOpen).anyMatch(job -> !isOpen(job));
        for (int i = 0; i < 3; i++) {
            installation.tick();
        }

        assertThat(jobs).noneMatch(this::isOpen);
    }

    private boolean isOpen(Job job) {
        return installation
                .finding(key(job, "IOTJ-RUN-01", region))
                .orElseThrow()
                .isOpen();
    }

    @Test
    void stateTableLost_openFindingOfAJobThatEndedLongAgo_agesOut() {
        Job job = TestJobs.failing("a", 30).toBuilder()
                .status(JobStatus.COMPLETED)
                .completedAt(START)
                .build();
        region.put(job);
        installation.tick();
        installation
                .items("state", "")
                .forEach(item -> installation
                        .state()
                        .write(new Write.Delete(installation.state(), item.key(), Condition.always())));
        installation.timeline.pass(Duration.ofDays(31));

        installation.tick();
        installation.tick();

        assertThat(installation
                        .finding(key(job, "IOTJ-RUN-01", region))
                        .orElseThrow()
                        .end())
                .isEqualTo(End.AGED_OUT);
        assertThat(installation.items("state", "J#")).isEmpty();
    }

    @Test
    void deletedJob_leavesNoItemButItsClosedFindings() {
        region.put(TestJobs.failing("a", 30));
        installation.tick();
        region.delete("a");

        installation.tick();

        assertThat(installation.items("state", "J#")).isEmpty();
        assertThat(installation.items("findings", "")).hasSize(1);
    }

    @Test
    void finishedJob_agesOut_andLeavesNoItem() {
        region.put(TestJobs.failing("a", 30).toBuilder()
                .status(JobStatus.COMPLETED)
                .completedAt(START)
                .build());
        installation.tick();
        installation.takeMessages();
        installation.timeline.pass(Duration.ofDays(31));

        AuditReport report = installation.tick();

        assertThat(installation.items("state", "J#")).isEmpty();
        assertThat(installation.run(report).coverage().listed().endedLongAgo()).isEqualTo(1);
        assertThat(installation.messages).isEmpty();
        assertThat(open(report)).isEmpty();
    }

    @Test
    void findingsOfOneJobThatOnlyTheTableHasAsOpen_areAllKept_andReportedAtOnce() {
        region.put(TestJobs.healthy("a").timeoutConfig(null).abortConfig(null).build());
        installation.tick();
        installation.takeMessages();
        installation
                .items("state", "")
                .forEach(item -> installation
                        .state()
                        .write(new Write.Delete(installation.state(), item.key(), Condition.always())));
        region.put(TestJobs.healthy("a")
                .status(JobStatus.UNKNOWN)
                .timeoutConfig(null)
                .abortConfig(null)
                .build());

        AuditReport report = installation.tick();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 a MEDIUM", "IOTJ-CFG-03 a HIGH");
        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.NEW, 2));
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }
}
