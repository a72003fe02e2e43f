package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.memory.CallWatcher;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A problem in one Region affects only that Region. */
class SeveralRegionsTest {

    private final TestInstallation installation = new TestInstallation("eu-west-1", "us-east-1");
    private final TestRegion europe = installation.region("eu-west-1");
    private final TestRegion america = installation.region("us-east-1");

    @Test
    void listDeniedInOneRegion_theOtherIsAuditedAndReported() {
        europe.put(TestJobs.withoutTimeout("a"));
        america.put(TestJobs.healthy("b").build());
        installation.tick();
        installation.takeMessages();
        america.denyList(true);
        europe.put(TestJobs.failing("a", 50));

        AuditReport report = installation.tick();

        assertThat(report.runs()).extracting(RegionRun::outcome).containsExactly(Outcome.COMPLETED, Outcome.FAILED);
        assertThat(installation.messages).hasSize(1);
    }

    @Test
    void unforeseenErrorInOneRegion_theOtherIsReportedFirst() {
        europe.put(TestJobs.healthy("a").build());
        installation.tick();
        europe.put(TestJobs.failing("a", 50));
        america.fail(_ -> {
            throw new IllegalStateException("planted");
        });
        america.put(TestJobs.healthy("b").build());

        assertThatThrownBy(installation::tick).hasMessageContaining("us-east-1").hasMessageContaining("planted");
        assertThat(installation.messages).hasSize(1);
    }

    @Test
    void tableThatDoesNotAnswerForOneRegion_failsThatRegionOnly() {
        installation.tick();
        MemoryDatabase database = installation.database;
        database.watch(new CallWatcher() {
            @Override
            public void before(Call call) {
                if (call.operation().equals("Query") && call.partition().startsWith("J#123456789012#us-east-1")) {
                    throw new StoreException("planted", null);
                }
            }

            @Override
            public void after(Call call) {}
        });

        AuditReport report = installation.tick();

        assertThat(report.runs()).extracting(RegionRun::outcome).containsExactly(Outcome.COMPLETED, Outcome.FAILED);
        assertThat(report.runs().get(1).message()).isEqualTo("planted");
    }

    @Test
    void regionThatIsNoLongerAudited_isAWarningWithItsFindings() {
        america.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.timeline.pass(Duration.ofDays(8));

        AuditReport report = installation.auditor().audit(installation.request(), installation.audited("eu-west-1"));

        assertThat(report.runs().getFirst().warnings())
                .hasSize(1)
                .first()
                .asString()
                .isEqualTo("us-east-1 was last audited on 2026-03-10T07:00:00Z: 1 open finding of this Region is"
                        + " neither updated nor reported; to include the Region, add it to AUDIT_REGIONS or run"
                        + " './audit run --region us-east-1'");
    }

    @Test
    void regionAuditedByAnotherScheduleADayAgo_isNoWarning() {
        america.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.timeline.pass(Duration.ofDays(1));

        AuditReport report = installation.auditor().audit(installation.request(), installation.audited("eu-west-1"));

        assertThat(report.runs()).flatExtracting(RegionRun::warnings).isEqualTo(List.of());
    }
}
