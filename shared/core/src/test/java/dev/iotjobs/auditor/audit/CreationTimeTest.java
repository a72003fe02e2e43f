package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests jobs whose time of creation is missing in some answers of AWS IoT. */
class CreationTimeTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @Test
    void jobWhoseTimeOfCreationAppears_keepsItsFinding() {
        Job known = TestJobs.withoutTimeout("a");
        region.put(known.withKey(known.key().withoutCreatedAt()));
        installation.tick();
        installation.takeMessages();
        region.put(known);

        AuditReport report = installation.tick();

        assertOneFindingAndNoMessage(report);
    }

    @Test
    void findingNotifiedBeforeTheTimeOfCreationAppeared_isResolvedOnceItIsFixed() {
        Job known = TestJobs.withoutTimeout("a");
        region.put(known.withKey(known.key().withoutCreatedAt()));
        installation.tick();
        region.put(known);
        installation.tick();
        region.put(TestJobs.healthy("a").build());

        AuditReport report = installation.tick();

        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.RESOLVED, 1));
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void recordOfANewerFormat_ofAJobWhoseTimeOfCreationAppears_isReplaced() {
        Job known = TestJobs.withoutTimeout("a");
        region.put(known.withKey(known.key().withoutCreatedAt()));
        installation.tick();
        installation.items("state", "J#").forEach(installation::replaceByNewerFormat);
        region.put(known);

        AuditReport report = installation.tick();
        AuditReport next = installation.tick();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 a MEDIUM");
        assertThat(installation.run(report).coverage().isComplete()).isTrue();
        assertThat(installation.items("state", "J#")).hasSize(1);
        assertThat(installation.run(next).warnings()).isEmpty();
        assertThat(installation
                        .finding(finding(known.withKey(known.key().withoutCreatedAt())))
                        .orElseThrow()
                        .isOpen())
                .isFalse();
    }

    @Test
    void secondRecordWithoutATimeOfCreation_isDropped_withItsFinding() {
        Job known = TestJobs.withoutTimeout("a");
        List<Item> ofBoth = twoRecords(known);

        AuditReport report = installation.tick();

        assertThat(ofBoth).hasSize(2);
        assertOneFindingAndNoMessage(report);
    }

    @Test
    void secondRecord_isDropped_alsoWhileTheServiceSaysNoTimeOfCreation() {
        Job known = TestJobs.withoutTimeout("a");
        twoRecords(known);
        region.put(known.withKey(known.key().withoutCreatedAt()));

        AuditReport report = installation.tick();
        region.put(TestJobs.healthy("a").build());
        AuditReport fixed = installation.tick();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 a MEDIUM");
        assertThat(installation.messages).hasSize(1);
        assertThat(fixed.alerts().changes()).isEqualTo(Map.of(Kind.RESOLVED, 1));
        assertThat(installation.items("state", "J#")).hasSize(1);
    }

    @Test
    void recordOfAnEarlierJobWithTheId_isClosed_alsoWhileTheServiceSaysNoTimeOfCreation() {
        Job earlier = TestJobs.withoutTimeout("a");
        region.put(earlier);
        installation.tick();
        List<Item> records = installation.items("state", "J#");
        List<Item> findings = installation.items("findings", "");
        Job later = earlier.withKey(TestJobs.key("a", TestJobs.CREATED.plusSeconds(60)));
        region.put(later);
        installation.tick();
        put(installation.state(), records);
        put(installation.database.table("findings"), findings);
        region.put(later.withKey(later.key().withoutCreatedAt()));

        AuditReport report = installation.tick();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 a MEDIUM");
        assertThat(installation.finding(finding(earlier)).orElseThrow().isOpen())
                .isFalse();
        assertThat(installation.finding(finding(later)).orElseThrow().isOpen()).isTrue();
    }

    private void assertOneFindingAndNoMessage(AuditReport report) {
        assertThat(open(report)).containsExactly("IOTJ-CFG-01 a MEDIUM");
        assertThat(installation.items("state", "J#")).hasSize(1);
        assertThat(installation.items("findings", "")).hasSize(1);
        assertThat(installation.messages).isEmpty();
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    private FindingKey finding(Job job) {
        return new FindingKey(region.place(), new Subject.OfJob(job.key()), "IOTJ-CFG-01");
    }

    /**
     * Stores two records of one job, with and without its time of creation, and returns both. This happens if one run
     * knows the time, and another run writes its record late without the time.
     */
    private List<Item> twoRecords(Job known) {
        region.put(known.withKey(known.key().withoutCreatedAt()));
        installation.tick();
        List<Item> records = installation.items("state", "J#");
        List<Item> findings = installation.items("findings", "");
        region.put(known);
        installation.tick();
        put(installation.state(), records);
        put(installation.database.table("findings"), findings);
        installation.takeMessages();
        return installation.items("state", "J#");
    }

    private static void put(MemoryTable table, List<Item> items) {
        items.forEach(item -> table.write(new Write.Put(table, item, Condition.always())));
    }
}
