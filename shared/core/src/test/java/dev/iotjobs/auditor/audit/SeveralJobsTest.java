package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.SiblingKey;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.DeletionsNearLimit;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.governance.TargetOverlap;
import dev.iotjobs.auditor.rule.runtime.SiblingFailures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that jobs share, groups of siblings and jobs in deletion, over several audits. */
class SeveralJobsTest {

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:";
    private static final String OVERLAP = "IOTJ-GOV-04 thing group pumps MEDIUM";
    private static final String FAILING = "IOTJ-RUN-11 jobs named like unlock HIGH";
    private static final String DELETIONS = "IOTJ-ACC-06 Region eu-west-1 MEDIUM";

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @BeforeEach
    void useRulesOnSeveralJobs() {
        installation.rules =
                new RuleBook(List.of(new TargetOverlap(), new SiblingFailures(), new DeletionsNearLimit()));
    }

    private Job unlock(int number, int succeeded) {
        return TestJobs.healthy(TestJobs.key("unlock-" + number, installation.timeline.instant()), JobStatus.COMPLETED)
                .targets(List.of(ARN + "thing/door-" + number))
                .completedAt(installation.timeline.instant())
                .jobProcessDetails(JobProcessDetails.builder()
                        .succeeded(succeeded)
                        .failed(1 - succeeded)
                        .build())
                .build();
    }

    private static Job deleted(String jobId) {
        return TestJobs.healthy(TestJobs.key(jobId, TestJobs.CREATED), JobStatus.DELETION_IN_PROGRESS)
                .build();
    }

    @Test
    void twoJobsOnOneGroup_areAFindingAboutTheGroup_thatClosesWithOneOfThem() {
        region.put(TestJobs.healthy("old").build());
        assertThat(open(installation.tick())).isEmpty();

        region.put(TestJobs.healthy("new").build());
        assertThat(open(installation.tick())).containsExactly(OVERLAP);
        assertThat(open(installation.tick())).containsExactly(OVERLAP);

        region.delete("old");
        assertThat(open(installation.tick())).isEmpty();
        region.delete("new");
        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void findingAboutATarget_isStoredUnderItsArn() {
        region.put(TestJobs.healthy("old").build());
        region.put(TestJobs.healthy("new").build());
        installation.tick();

        Subject pumps = new Subject.OfTarget(region.place(), ARN + "thinggroup/pumps");
        assertThat(installation.finding(new FindingKey(region.place(), pumps, "IOTJ-GOV-04")))
                .hasValueSatisfying(
                        finding -> assertThat(finding.key().subject()).isEqualTo(pumps));
    }

    @Test
    void listDenied_overlapOfWhatIsKnownOpens_andDoesNotClose() {
        region.put(TestJobs.healthy("old").build());
        region.put(TestJobs.healthy("new").build());
        installation.tick();
        region.denyList(true);
        region.delete("old");

        assertThat(open(installation.tick())).contains(OVERLAP);

        region.denyList(false);
        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void narrowAudit_leavesFindingsOnSeveralJobsAsTheyAre() {
        region.put(TestJobs.healthy("old").build());
        region.put(TestJobs.healthy("new").build());
        installation.tick();
        region.put(TestJobs.healthy(TestJobs.key("old", TestJobs.CREATED), JobStatus.CANCELED)
                .completedAt(installation.timeline.instant())
                .build());

        installation.narrow(new Scope(Set.of(JobStatus.CANCELED), null, null, null, null));
        Subject pumps = new Subject.OfTarget(region.place(), ARN + "thinggroup/pumps");
        assertThat(installation.finding(new FindingKey(region.place(), pumps, "IOTJ-GOV-04")))
                .hasValueSatisfying(finding -> assertThat(finding.isOpen()).isTrue());

        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void failuresAcrossSiblings_areOneFinding_thatAgesOutAfterTheLastJob() {
        for (int number = 1; number <= 12; number++) {
            region.put(unlock(number, number % 2));
        }
        assertThat(open(installation.tick())).containsExactly(FAILING);

        Subject group =
                new Subject.OfSiblings(region.place(), Origin.SELF, new SiblingKey(SiblingKey.Kind.ID_STEM, "unlock"));
        assertThat(installation.finding(new FindingKey(region.place(), group, "IOTJ-RUN-11")))
                .hasValueSatisfying(
                        finding -> assertThat(finding.key().subject()).isEqualTo(group));

        installation.timeline.pass(Duration.ofDays(6));
        assertThat(open(installation.tick())).containsExactly(FAILING);
        installation.timeline.pass(Duration.ofDays(1));
        AuditReport agedOut = installation.tick();
        assertThat(open(agedOut)).isEmpty();
    }

    @Test
    void jobsInDeletion_areCountedFromTheList() {
        for (int number = 1; number <= 8; number++) {
            region.put(deleted("job-" + number));
        }
        assertThat(open(installation.tick())).containsExactly(DELETIONS);

        region.delete("job-1");
        region.delete("job-2");
        assertThat(open(installation.tick())).containsExactly(DELETIONS);

        region.delete("job-3");
        assertThat(open(installation.tick())).isEmpty();
    }
}
