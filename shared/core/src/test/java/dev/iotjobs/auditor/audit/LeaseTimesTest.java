package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.START;
import static dev.iotjobs.auditor.audit.TestInstallation.TICK;
import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long a lease lasts, also by clocks that differ. */
class LeaseTimesTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @Test
    void leaseFurtherAheadThanItLasts_isOver() {
        installation.tick();
        ItemKey head = installation.items("state", "H#").getFirst().key();
        installation.state().write(new Write.Update(
                installation.state(),
                head,
                Map.of(
                        "holder",
                        Attribute.of("a laptop"),
                        "until",
                        Attribute.of(START.plus(Duration.ofDays(1)).toEpochMilli())),
                Set.of(),
                Condition.always()));

        assertThat(installation.run(installation.tick()).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void leaseOfARunThatWasKilled_blocksTheNextOneForTwoMinutes() {
        installation.tick();
        ItemKey head = installation.items("state", "H#").getFirst().key();
        installation.state().write(new Write.Update(
                installation.state(),
                head,
                Map.of(
                        "holder",
                        Attribute.of("killed"),
                        "until",
                        Attribute.of(START.plus(TICK).plusSeconds(60).toEpochMilli())),
                Set.of(),
                Condition.always()));

        AuditReport blocked = installation.auditor().audit(installation.request(), installation.audited());
        installation.timeline.pass(Duration.ofSeconds(61));
        AuditReport free = installation.tick();

        assertThat(installation.run(blocked).outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        assertThat(installation.run(blocked).message()).contains("killed");
        assertThat(installation.run(free).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void clockSixMinutesAhead_endsTheAudit_andFourMinutesDoNot() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.timeline.setWallAhead(Duration.ofMinutes(6));
        AuditReport ahead = installation.tick();
        installation.timeline.setWallAhead(Duration.ofMinutes(-6));
        AuditReport behind = installation.tick();
        installation.timeline.setWallAhead(Duration.ofMinutes(4));
        AuditReport right = installation.tick();

        assertThat(installation.run(ahead).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(installation.run(ahead).message()).contains("6 minutes ahead");
        assertThat(installation.run(behind).message()).contains("6 minutes behind");
        assertThat(installation.run(right).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(open(right)).hasSize(1);
    }
}
