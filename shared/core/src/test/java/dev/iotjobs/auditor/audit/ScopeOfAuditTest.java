package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.attribute;
import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.Change.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An audit of a narrower scope lists, describes and reports only that scope, and changes nothing else. */
class ScopeOfAuditTest {

    private static final Scope SCHEDULED = new Scope(Set.of(JobStatus.SCHEDULED), null, null, null, null);

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @Test
    void narrowedScope_describesJobsInScopeOnly() {
        for (int i = 0; i < 40; i++) {
            region.put(TestJobs.withoutTimeout("live-" + i));
        }
        for (int i = 0; i < 5; i++) {
            region.put(scheduled("later-" + i));
        }
        installation.tick();
        region.takeDescribed();
        installation.configured = SCHEDULED;
        installation.timeline.pass(Duration.ofHours(2));

        AuditReport report = installation.tick();

        assertThat(region.takeDescribed()).hasSize(5).allMatch(jobId -> jobId.startsWith("later-"));
        assertThat(installation.run(report).coverage().evaluated()).isEqualTo(5);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void narrowAudit_coverageFindingOfTheRegion_staysOpen() {
        region.put(TestJobs.healthy("denied").build());
        region.put(scheduled("later"));
        region.deny("denied"::equals);
        installation.tick();
        installation.takeMessages();

        AuditReport narrow = installation.narrow(SCHEDULED);
        AuditReport whole = installation.tick();

        assertThat(installation.run(narrow).judged().transitions()).isEmpty();
        assertThat(installation.messages).isEmpty();
        assertThat(open(whole)).anyMatch(finding -> finding.startsWith("IOTJ-ACC-03"));
    }

    @Test
    void narrowAudit_findingsOutsideItsScope_areNeitherCountedNorReported() {
        region.put(TestJobs.withoutTimeout("live"));
        region.put(scheduled("later"));
        installation.tick();
        installation.takeMessages();
        region.put(TestJobs.failing("live", 50));
        region.put(scheduled("later"));

        AuditReport narrow = installation.narrow(SCHEDULED);

        assertThat(open(narrow)).containsExactly("IOTJ-CFG-01 later MEDIUM");
        assertThat(narrow.alerts().status()).isEqualTo(AlertReport.Status.NOTHING_TO_REPORT);
    }

    /** An audit, started by a person, of scheduled jobs and of one more job named by its id. */
    private AuditReport narrowNaming(String jobId) {
        AuditRequest whole = installation.request();
        return installation.audit(
                new AuditRequest(whole.runId(), Scope.EVERY_JOB, SCHEDULED, Set.of(jobId), whole.deadline(), Set.of()));
    }

    @Test
    void narrowAudit_namedJobOutsideItsScopeIsGone_nextWholeAuditReportsIt() {
        region.put(TestJobs.withoutTimeout("live"));
        installation.tick();
        region.delete("live");

        AuditReport narrow = narrowNaming("live");
        AuditReport whole = installation.tick();

        assertThat(narrow.alerts().status()).isEqualTo(AlertReport.Status.NOTHING_TO_REPORT);
        assertThat(whole.alerts().changes()).isEqualTo(Map.of(Kind.CLOSED_WITH_JOB, 1));
    }

    @Test
    void narrowAudit_namedJobInItsScopeIsGone_isReported() {
        region.put(scheduled("later"));
        installation.tick();
        region.delete("later");

        AuditReport narrow = narrowNaming("later");

        assertThat(narrow.alerts().changes()).isEqualTo(Map.of(Kind.CLOSED_WITH_JOB, 1));
        assertThat(installation.tick().alerts().status()).isEqualTo(AlertReport.Status.NOTHING_TO_REPORT);
    }

    @Test
    void jobDescribedWithoutItsNamespace_isEvaluated() {
        region.put(TestJobs.healthy("deployment").namespaceId(null).build());
        region.listEverything();
        installation.configured = new Scope(Set.of(), null, null, null, "aws-gg-deployment");

        AuditReport first = installation.tick();
        region.takeDescribed();
        AuditReport second = installation.tick();

        assertThat(installation.run(first).coverage().evaluated()).isEqualTo(1);
        assertThat(installation.run(second).coverage().evaluated()).isEqualTo(1);
    }

    @Test
    void widenedScope_whatItBringsIn_isABaseline() {
        installation.configured = SCHEDULED;
        region.put(scheduled("later"));
        installation.tick();
        for (int i = 0; i < 20; i++) {
            region.put(TestJobs.withoutTimeout("live-" + i));
        }
        installation.configured = Scope.EVERY_JOB;

        AuditReport widened = installation.tick();

        assertThat(widened.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 20));
    }

    @Test
    void jobThatLeavesTheScope_isStillRecorded() {
        region.put(scheduled("later"));
        installation.configured = SCHEDULED;
        installation.tick();
        installation.takeMessages();
        region.put(TestJobs.healthy("later").build());

        AuditReport started = installation.tick();

        assertThat(installation.run(started).judged().transitions()).hasSize(1);
        assertThat(open(started)).isEmpty();
    }

    @Test
    void regions_ofTheAttributes_areThoseWithNewsOnly() {
        TestInstallation two = new TestInstallation("eu-west-1", "us-east-1");
        two.region().put(TestJobs.healthy("pump").build());
        two.tick();
        two.takeMessages();
        two.region().put(TestJobs.failing("pump", 30));

        two.tick();

        assertThat(attribute(two.messages.getFirst(), "regions")).contains("[\"eu-west-1\"]");
    }

    private static Job scheduled(String jobId) {
        return TestJobs.healthy(TestJobs.key(jobId, TestJobs.CREATED), JobStatus.SCHEDULED)
                .timeoutConfig(null)
                .build();
    }
}
