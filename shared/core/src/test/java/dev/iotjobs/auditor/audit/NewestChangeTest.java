package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.auditor.table.memory.TablePage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The last change of an open finding, by which lists are sorted, is equal in the audit's result and in the table. */
class NewestChangeTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    private OpenFinding only(AuditReport report) {
        OpenFinding finding = installation.run(report).judged().open().getFirst();
        Finding stored = installation.finding(finding.key()).orElseThrow();
        assertThat(finding.changedAt()).isEqualTo(stored.changedAt());
        assertThat(finding.since()).isEqualTo(stored.since());
        return finding;
    }

    private Instant nextTick() {
        return installation.timeline.instant();
    }

    @Test
    void findingThatOpened_changedThen_andNotLaterWithItsFigures() {
        Instant opened = nextTick();
        region.put(TestJobs.failing("a", 30));
        installation.tick();
        region.put(TestJobs.failing("a", 31));
        for (int i = 0; i < 8; i++) {
            installation.tick();
        }

        OpenFinding finding = only(installation.tick());

        assertThat(installation.finding(finding.key()).orElseThrow().updatedAt())
                .isAfter(opened.plus(Duration.ofMinutes(10)));
        assertThat(finding.changedAt()).isBetween(opened, opened.plus(Duration.ofMinutes(1)));
    }

    @Test
    void findingThatWorsened_changedThen_alsoForLaterAudits() {
        region.put(TestJobs.failing("a", 10));
        installation.tick();
        Instant worsened = nextTick();
        region.put(TestJobs.failing("a", 50));
        OpenFinding at = only(installation.tick());

        OpenFinding later = only(installation.tick());

        assertThat(at.changedAt()).isBetween(worsened, worsened.plus(Duration.ofMinutes(1)));
        assertThat(later.changedAt()).isEqualTo(at.changedAt());
        assertThat(later.since()).isBefore(worsened);
    }

    @Test
    void findingWhoseExemptionEnded_changedThen() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.policy = ExemptionsTest.exempting("a", null);
        installation.tick();
        installation.policy = ExemptionsTest.exempting("other", null);
        Instant ended = nextTick();

        OpenFinding finding = only(installation.tick());

        assertThat(finding.changedAt()).isBetween(ended, ended.plus(Duration.ofMinutes(1)));
    }

    @Test
    void stateTableLost_findingChangedWhenItsHistorySaysSo() {
        region.put(TestJobs.failing("a", 10));
        installation.tick();
        region.put(TestJobs.failing("a", 50));
        Instant worsened = only(installation.tick()).changedAt();
        MemoryTable state = installation.database.table("state");
        state.page(TablePage.Range.all(false), null, Integer.MAX_VALUE)
                .items()
                .forEach(item -> state.write(new Write.Delete(state, item.key(), Condition.always())));

        installation.tick();

        assertThat(only(installation.tick()).changedAt()).isEqualTo(worsened);
    }
}
