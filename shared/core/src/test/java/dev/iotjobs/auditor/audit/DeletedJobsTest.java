package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.lifecycle.LiveJobDeleted;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The deletion of a live job is found once, from its last description. This finding stays open when the others close.
 */
class DeletedJobsTest {

    private static final String RULE = "IOTJ-LIF-07";
    private static final String FOUND = RULE + " a HIGH";

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @BeforeEach
    void addTheRule() {
        List<Rule<?>> rules = new ArrayList<>(TestRules.ALL);
        rules.add(new LiveJobDeleted());
        installation.rules = new RuleBook(rules);
    }

    private static Job job(JobStatus status) {
        return TestJobs.withoutTimeout("a").toBuilder().status(status).build();
    }

    private Finding finding() {
        Subject subject = new Subject.OfDeletedJob(TestJobs.key("a", TestJobs.CREATED));
        return installation
                .finding(new FindingKey(region.place(), subject, RULE))
                .orElseThrow();
    }

    private List<String> records() {
        return installation.database.table("state").items().stream()
                .filter(item -> item.key().partition().startsWith("J#"))
                .map(item -> item.key().sort())
                .filter(id -> id.contains("@"))
                .toList();
    }

    @Test
    void deletedBetweenTwoAudits_isFoundOnce_whileItsOtherFindingsAreClosed() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        region.delete("a");
        installation.takeMessages();

        AuditReport found = installation.tick();

        assertThat(open(found)).containsExactly(FOUND);
        assertThat(found.alerts().changes()).containsEntry(Kind.NEW, 1).containsEntry(Kind.CLOSED_WITH_JOB, 1);
        assertThat(finding().targets()).hasSize(1);
        assertThat(finding().evidence().values()).extractingByKey("inProgress").hasToString("10");
        AuditReport again = installation.tick();
        assertThat(open(again)).containsExactly(FOUND);
        assertThat(again.alerts().changes()).isEmpty();
        assertThat(installation.run(again).coverage().expected()).isZero();
        assertThat(records()).containsExactly("deleted/a@" + TestJobs.CREATED.toEpochMilli());
    }

    @Test
    void found_agesOut_andLeavesNoRecord() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        region.delete("a");
        installation.tick();
        Instant found = installation.timeline.instant().minus(TestInstallation.TICK);

        installation.timeline.sleepUntil(found.plus(Duration.ofDays(30)));
        assertThat(open(installation.tick())).containsExactly(FOUND);
        assertThat(open(installation.tick())).isEmpty();
        assertThat(finding().end()).isEqualTo(End.AGED_OUT);
        assertThat(records()).isEmpty();
    }

    @Test
    void inDeletionFirst_isFoundThen_andNotAgainOnceItIsGone() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        region.put(job(JobStatus.DELETION_IN_PROGRESS));
        assertThat(open(installation.tick())).containsExactly(FOUND);
        Instant since = finding().since();

        region.delete("a");

        assertThat(open(installation.tick())).containsExactly(FOUND);
        assertThat(finding().since()).isEqualTo(since);
    }

    @Test
    void firstSightInDeletion_isNotFound() {
        region.put(job(JobStatus.DELETION_IN_PROGRESS));
        installation.tick();
        region.delete("a");

        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void canceledSeenOnce_thenGone_isNotFound() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        region.put(job(JobStatus.CANCELED));
        installation.tick();
        region.delete("a");

        assertThat(open(installation.tick())).isEmpty();
        assertThat(records()).isEmpty();
    }

    @Test
    void cancelledWithForceAndDeletedBetweenTwoAudits_isFound() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        region.put(job(JobStatus.CANCELED).toBuilder().forceCanceled(true).build());
        region.delete("a");

        assertThat(open(installation.tick())).containsExactly(FOUND);
    }

    @Test
    void absentFromAPartialListing_isDescribedAndNotFound() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        region.denyList(true);

        assertThat(open(installation.tick())).noneMatch(each -> each.startsWith(RULE));
    }

    @Test
    void scopeNarrowed_isNotFound() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();

        AuditReport narrow = installation.narrow(new Scope(Set.of(JobStatus.SCHEDULED), null, null, null, null));

        assertThat(open(narrow)).isEmpty();
        assertThat(open(installation.tick())).noneMatch(each -> each.startsWith(RULE));
    }

    @Test
    void idUsedAgain_isFoundForTheOldJob() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        Instant created = installation.timeline.instant();
        region.put(TestJobs.healthy(TestJobs.key("a", created), JobStatus.IN_PROGRESS)
                .lastUpdatedAt(created)
                .build());

        assertThat(open(installation.tick())).containsExactly(FOUND);
        assertThat(finding().evidence().values()).containsEntry("isIdUsedAgain", true);
        region.delete("a");
        assertThat(open(installation.tick())).hasSize(1).first().isEqualTo(FOUND);
        assertThat(records()).as("one for each deletion").hasSize(2);
    }

    @Test
    void implausiblyMany_areUndecidedUntilTheyAreConfirmed() {
        for (int i = 0; i < 60; i++) {
            region.put(TestJobs.healthy("job-" + i).build());
        }
        installation.tick();
        region.answerMissing(_ -> true);

        AuditReport braked = installation.tick();
        assertThat(open(braked)).noneMatch(each -> each.startsWith(RULE));
        assertThat(Objects.requireNonNull(
                                installation.run(braked).judged().rules().get(RULE))
                        .insufficientData())
                .containsEntry(Gap.UNDECIDED, 60);

        AuditRequest request = installation.request();
        AuditReport accepted = installation.audit(new AuditRequest(
                request.runId(),
                request.configured(),
                request.scope(),
                Set.of(),
                request.deadline(),
                Set.of(Option.ACCEPT_DELETIONS)));
        assertThat(open(accepted)).filteredOn(each -> each.startsWith(RULE)).hasSize(60);
    }

    @Test
    void findingsTableLost_findingIsWrittenAgain_andStateTableLost_itIsClosed() {
        region.put(job(JobStatus.IN_PROGRESS));
        installation.tick();
        region.delete("a");
        installation.tick();

        installation.findingsTable = "findings-2";
        installation.tick();
        assertThat(finding().isOpen()).isTrue();

        MemoryTable state = installation.database.table("state");
        state.items().forEach(item -> state.write(new Write.Delete(state, item.key(), Condition.always())));
        installation.tick();
        installation.tick();
        assertThat(finding().isOpen()).isFalse();
    }
}
