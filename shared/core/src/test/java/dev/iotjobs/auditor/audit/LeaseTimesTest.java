package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.START;
import static dev.iotjobs.auditor.audit.TestInstallation.TICK;
import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a lease lasts, also by clocks that differ. */
class LeaseTimesTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    private Item head() {
        return installation.items("state", "H#").getFirst();
    }

    /** Gives the lease to another run until {@code end}. The other run was killed, so it never returns the lease. */
    private void holdUntil(Instant end) {
        Map<String, Attribute> lease =
                Map.of("holder", Attribute.of("killed"), "until", Attribute.of(end.toEpochMilli()));
        installation
                .state()
                .write(new Write.Update(installation.state(), head().key(), lease, Set.of(), Condition.always()));
    }

    @Test
    void leaseFurtherAheadThanItLasts_isOver() {
        installation.tick();
        holdUntil(START.plus(Duration.ofDays(1)));

        assertThat(installation.run(installation.tick()).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void leaseOfARunThatWasKilled_blocksTheNextOneForTwoMinutes() {
        installation.tick();
        holdUntil(START.plus(TICK).plusSeconds(60));

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

    @ParameterizedTest
    @ValueSource(ints = {-240, -60, -2, -1, 0, 1, 2, 60, 240})
    void runWithAnotherClock_respectsALeaseThatWasJustTaken_andTakesOneThatHasExpired(int secondsAhead) {
        installation.tick();
        Instant now = installation.timeline.instant();
        installation.timeline.setWallAhead(Duration.ofSeconds(secondsAhead));

        holdUntil(now.plusSeconds(120));
        AuditReport blocked = installation.auditor().audit(installation.request(), installation.audited());
        holdUntil(now.minusSeconds(5));
        AuditReport free = installation.auditor().audit(installation.request(), installation.audited());

        assertThat(installation.run(blocked).outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        assertThat(installation.run(free).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-240, 0, 240})
    void leaseOfARunWithAnotherClock_endsTwoMinutesLaterByTheClockOfTheService(int secondsAhead) {
        Instant now = installation.timeline.instant();
        List<Attribute> ends = new ArrayList<>();
        installation.choice = new PolicyChoice.Fixed(() -> {
            ends.add(Objects.requireNonNull(head().attributes().get("until")));
            return Policy.standard();
        });
        installation.timeline.setWallAhead(Duration.ofSeconds(secondsAhead));

        installation.tick();

        assertThat(ends).containsExactly(Attribute.of(now.plusSeconds(120).toEpochMilli()));
    }
}
