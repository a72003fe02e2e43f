package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.End;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests audits in which DescribeJob answers 404 for implausibly many known jobs. No finding closes until a later audit
 * confirms the deletions or a request accepts them.
 */
class BrakeTest {

    private static final int JOBS = 200;

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    private void auditOfAll() {
        for (int i = 0; i < JOBS; i++) {
            region.put(TestJobs.withoutTimeout("job-" + i));
        }
        installation.tick();
        installation.takeMessages();
    }

    private static long closed(AuditReport report) {
        return report.runs().getFirst().judged().transitions().stream()
                .filter(made -> made.type() == TransitionType.CLOSED && made.end() == End.JOB_GONE)
                .count();
    }

    @Test
    void everyJobAnswers404_nothingCloses_andCoverageIsHigh() {
        auditOfAll();
        region.answerMissing(_ -> true);

        AuditReport braked = installation.tick();

        assertThat(closed(braked)).isZero();
        assertThat(open(braked)).hasSize(JOBS + 1).contains("IOTJ-ACC-03 Region eu-west-1 HIGH");
        assertThat(installation.run(braked).coverage().deletions().heldBack()).isEqualTo(JOBS);
        assertThat(braked.alerts().changes()).doesNotContainKey(Kind.CLOSED_WITH_JOB);
    }

    @Test
    void fiftyJobsDeletedAtOnce_areClosed_andFiftyOneAreHeldBack() {
        auditOfAll();
        region.answerMissing(jobId -> number(jobId) < 50);
        assertThat(closed(installation.tick())).isEqualTo(50);

        region.answerMissing(jobId -> number(jobId) < 101);
        assertThat(closed(installation.tick())).isZero();
    }

    @Test
    void secondAuditAnHourLater_confirmsTheDeletions() {
        auditOfAll();
        region.answerMissing(_ -> true);
        List<Long> closings =
                IntStream.range(0, 5).mapToObj(_ -> closed(installation.tick())).toList();

        assertThat(closings).containsExactly(0L, 0L, 0L, 0L, (long) JOBS);
    }

    @Test
    void jobsThatAnswerAgain_letTheBrakeGo() {
        auditOfAll();
        region.answerMissing(_ -> true);
        installation.tick();
        region.answerMissing(_ -> false);
        installation.tick();
        for (int i = 0; i < 4; i++) {
            installation.tick();
        }
        region.answerMissing(_ -> true);

        assertThat(closed(installation.tick())).isZero();
    }

    @Test
    void acceptedDeletions_areClosedAtOnce() {
        auditOfAll();
        region.answerMissing(_ -> true);
        AuditRequest request = installation.request();

        AuditReport accepted = installation.audit(new AuditRequest(
                request.runId(),
                request.configured(),
                request.scope(),
                Set.of(),
                request.deadline(),
                Set.of(Option.ACCEPT_DELETIONS)));

        assertThat(closed(accepted)).isEqualTo(JOBS);
    }

    private static int number(String jobId) {
        return Integer.parseInt(jobId.substring(jobId.indexOf('-') + 1));
    }
}
