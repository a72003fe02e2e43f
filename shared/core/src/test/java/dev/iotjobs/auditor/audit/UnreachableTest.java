package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.fact.Coverage;
import org.junit.jupiter.api.Test;

/**
 * Tests audits that cannot connect to AWS IoT. Such an audit finds the problem in seconds, reports it with a reason of
 * its own, and concludes nothing about jobs.
 */
class UnreachableTest {

    private static final String PROBLEM = "AWS IoT cannot be reached: unknown host iot";

    private final TestInstallation installation = TestInstallation.ofOneRegion();

    private void put(int jobs) {
        for (int i = 0; i < jobs; i++) {
            installation.region().put(TestJobs.withoutTimeout("job-" + i));
        }
    }

    @Test
    void noConnection_isTriedTwiceAndReportedAsSuch() {
        installation.region().setUnreachable(true);

        RegionRun run = installation.run(installation.tick());

        assertThat(run.outcome()).isEqualTo(RegionRun.Outcome.FAILED);
        assertThat(run.message()).isEqualTo(PROBLEM);
        assertThat(run.coverage().listed().extent()).isEqualTo(Coverage.Listing.UNREACHABLE);
        assertThat(installation.region().connects()).isEqualTo(2);
    }

    @Test
    void noConnectionWhereJobsAreKnown_asksForNoJobAndKeepsItsFindings() {
        put(30);
        AuditReport before = installation.tick();
        installation.region().takeDescribed();
        installation.region().setUnreachable(true);

        AuditReport during = installation.tick();

        RegionRun run = installation.run(during);
        assertThat(installation.region().takeDescribed()).isEmpty();
        assertThat(run.read().notEvaluated()).isNotEmpty().allSatisfy(job -> {
            assertThat(job.reason()).isEqualTo(NotEvaluated.Reason.UNREACHABLE);
            assertThat(job.message()).isEqualTo(PROBLEM);
        });
        assertThat(open(during)).containsAll(open(before)).contains("IOTJ-ACC-03 Region eu-west-1 HIGH");
        assertThat(installation.messages.getLast().body())
                .contains("AWS IoT cannot be reached")
                .contains("Check that the auditor can reach AWS IoT in eu-west-1");
    }

    @Test
    void connectionAgain_describesEveryJobAtOnce() {
        put(30);
        installation.tick();
        installation.region().setUnreachable(true);
        int waiting =
                installation.run(installation.tick()).read().notEvaluated().size();
        installation.region().takeDescribed();
        installation.region().setUnreachable(false);

        RegionRun run = installation.run(installation.tick());

        assertThat(run.read().notEvaluated()).isEmpty();
        assertThat(installation.region().takeDescribed()).hasSizeGreaterThanOrEqualTo(waiting);
    }
}
