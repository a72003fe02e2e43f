package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveJobDeletedTest {

    private static final Duration NOT_LONG = Duration.ofMinutes(15);

    private final RuleTester rule = RuleTester.of(new LiveJobDeleted());

    private static JobProcessDetails open(int queued, int inProgress) {
        return JobProcessDetails.builder()
                .succeeded(10)
                .queued(queued)
                .inProgress(inProgress)
                .build();
    }

    /**
     * A deleted job.
     *
     * @param goneFor time since an audit found the job deleted
     * @param unseen time between the last description of the job and that audit
     */
    private static DeletedJob deleted(JobProcessDetails counters, Duration goneFor, Duration unseen) {
        return new DeletedJob(
                Jobs.inProgress().jobProcessDetails(counters).build(),
                Jobs.NOW.minus(goneFor).minus(unseen),
                Jobs.NOW.minus(goneFor),
                false,
                false);
    }

    private static DeletedJob deleted(int queued, int inProgress) {
        return deleted(open(queued, inProgress), Duration.ZERO, NOT_LONG);
    }

    private String word(DeletedJob deleted) {
        return rule.judge(deleted, Jobs.now()).word();
    }

    @Test
    void judge_executionsInProgress_isHighWithWhatWasLastSeen() {
        Verdict verdict = rule.judge(deleted(3, 2), Jobs.now());

        assertThat(verdict.word()).isEqualTo("HIGH");
        assertThat(verdict.reason())
                .isEqualTo("the job was deleted; on 2026-03-10 06:45 UTC it had 2 executions in progress and 3 queued");
        assertThat(verdict.evidence().values())
                .containsEntry("status", "IN_PROGRESS")
                .containsEntry("inProgress", 2L)
                .containsEntry("queued", 3L)
                .containsEntry("describedAt", "2026-03-10 06:45 UTC")
                .containsEntry("goneSince", "2026-03-10 07:00 UTC")
                .containsEntry("isIdUsedAgain", false)
                .containsEntry("targets", Jobs.THING)
                .containsEntry("lastSightWithin", "6 h");
    }

    @Test
    void judge_executionsQueuedOnly_isLow() {
        assertThat(word(deleted(4, 0))).isEqualTo("LOW");
        assertThat(word(deleted(4, 4))).isEqualTo("HIGH");
    }

    @Test
    void judge_noExecutionOpen_isNotApplicable() {
        assertThat(word(deleted(0, 0))).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_lastSight_isRecentForSixHours() {
        Duration limit = Duration.ofHours(6);

        assertThat(word(deleted(open(0, 1), Duration.ZERO, limit))).isEqualTo("HIGH");
        assertThat(word(deleted(open(0, 1), Duration.ZERO, limit.plusMillis(1))))
                .isEqualTo("LOW");
    }

    @Test
    void judge_timeThatPasses_changesNothingUntilItAgesOut() {
        Duration limit = Duration.ofDays(30);

        assertThat(word(deleted(open(0, 1), Duration.ofDays(29), NOT_LONG))).isEqualTo("HIGH");
        assertThat(word(deleted(open(0, 1), limit, NOT_LONG))).isEqualTo("HIGH");
        assertThat(word(deleted(open(0, 1), limit.plusMillis(1), NOT_LONG))).isEqualTo("AGED_OUT");
    }

    @Test
    void judge_noCounters_isMissing() {
        DeletedJob silent = new DeletedJob(Jobs.inProgress().build(), Jobs.NOW, Jobs.NOW, false, false);

        assertThat(word(silent)).isEqualTo("MISSING");
        assertThat(rule.judge(silent, Jobs.now()).reason())
                .isEqualTo(Verdict.missing(JobField.COUNTERS).reason());
    }

    @Test
    void judge_noStatus_isMissing() {
        DeletedJob silent = new DeletedJob(
                Jobs.job(JobStatus.UNKNOWN).jobProcessDetails(open(0, 1)).build(), Jobs.NOW, Jobs.NOW, false, false);

        assertThat(rule.judge(silent, Jobs.now()).reason())
                .isEqualTo(Verdict.missing(JobField.STATUS).reason());
    }

    @Test
    void judge_deletionThatIsHeldBack_isUndecidedUnlessNothingWasOpen() {
        assertThat(word(deleted(0, 1).heldBack())).isEqualTo("UNDECIDED");
        assertThat(word(deleted(0, 0).heldBack())).isEqualTo("NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, HIGH",
        "SCHEDULED, HIGH",
        "PAUSED, HIGH",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE",
        "'', MISSING"
    })
    void judge_lastStatus_decidesWhetherItWasLive(String status, String expected) {
        DeletedJob deleted = new DeletedJob(
                Jobs.job(JobStatus.of(status)).jobProcessDetails(open(0, 1)).build(), Jobs.NOW, Jobs.NOW, false, false);

        assertThat(word(deleted)).isEqualTo(expected);
    }

    @Test
    void judge_finding_namesTheCommandForTheTargetOfTheJob() {
        assertThat(rule.judge(deleted(3, 2), Jobs.now()).commands())
                .extracting(CliCommand::toString)
                .containsExactly("aws iot create-job --region eu-west-1 --job-id NEW_JOB_ID --targets " + Jobs.THING
                        + " --document file://recovery.json");
    }
}
