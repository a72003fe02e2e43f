package dev.iotjobs.auditor.export.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.report.SampleAudits;
import dev.iotjobs.auditor.report.Samples;
import dev.iotjobs.auditor.report.ShownAudit;
import dev.iotjobs.auditor.rule.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedAuditsTest {

    @TempDir
    private Path folder;

    private static ReportData read(Path... files) {
        return SavedAudits.read(List.of(files), _ -> {});
    }

    private static List<Finding> open(ReportData report) {
        try (var findings = report.open()) {
            return findings.toList();
        }
    }

    private static List<Finding> closedSince(ReportData report, Instant time) {
        try (var findings = report.closedSince(time)) {
            return findings.toList();
        }
    }

    private Path mixed() throws IOException {
        return Documents.save(folder, "mixed.json", Documents.of(SampleAudits.mixed()));
    }

    @Test
    void findings_ofADocument_areThoseOfTheAudit() throws IOException {
        List<Finding> written =
                SampleAudits.mixed().read().map(ShownAudit.Shown::finding).toList();
        ReportData report = read(mixed());

        List<Finding> all = new ArrayList<>(open(report));
        all.addAll(closedSince(report, Instant.EPOCH));
        assertThat(all).isEqualTo(written);
        assertThat(open(report)).as("read again").hasSize(11).allMatch(Finding::isOpen);
    }

    @Test
    void regions_ofADocument_areThoseOfTheAudit() throws IOException {
        List<ReportedRegion> regions = read(mixed()).regions();

        assertThat(regions)
                .extracting(region -> region.place().region())
                .containsExactly("ap-south-1", "eu-west-1", "us-east-1");
        assertThat(regions)
                .extracting(region -> region.summary().outcome())
                .containsExactly(Outcome.FAILED, Outcome.COMPLETED, Outcome.COMPLETED);
        assertThat(regions.get(2).summary().coverage().permille()).isEqualTo(986);
        assertThat(regions.get(2).summary().ruleCoverage().withoutData()).isEqualTo(3);
        assertThat(regions.get(2).read().notEvaluated()).hasSize(2);
        assertThat(regions.get(1).read().quotas()).hasSize(2);
        assertThat(regions.get(1).rules().values())
                .anySatisfy(rule -> assertThat(rule.nonCompliant()).containsEntry(Severity.MEDIUM, 5));
        assertThat(regions.get(1).read().calls()).containsEntry("DescribeJob", new ApiCalls(1_222, 2, 0));
    }

    @Test
    void closed_beforeTheTime_isLeftOut() throws IOException {
        ReportData report = read(mixed());

        assertThat(closedSince(report, Samples.NOW)).hasSize(4);
        assertThat(closedSince(report, Samples.NOW.plusMillis(1))).isEmpty();
    }

    @Test
    void open_ofTwoAccounts_isOneListWorstFirst() throws IOException {
        Path other = Documents.save(folder, "other.json", Documents.ofOtherAccount(SampleAudits.mixed()));
        ReportData report = read(mixed(), other);

        List<Finding> open = open(report);
        assertThat(open).hasSize(22);
        assertThat(open.subList(0, 4)).extracting(Finding::severity).containsOnly(Severity.CRITICAL);
        assertThat(open.subList(0, 4))
                .extracting(finding -> finding.key().place().accountId())
                .containsExactly(
                        Documents.ACCOUNT, Documents.ACCOUNT, Documents.OTHER_ACCOUNT, Documents.OTHER_ACCOUNT);
        assertThat(report.regions()).hasSize(6);
        assertThat(Documents.notes(mixed(), other)).isEmpty();
    }

    @Test
    void regions_ofTwoAuditsOfOneAccount_areThoseOfTheNewer() throws IOException {
        Path newer = Documents.save(
                folder,
                "newer.json",
                Documents.changed(
                        Documents.of(SampleAudits.dryRun(3)),
                        document -> document.put(
                                "startedAt", Samples.NOW.plusSeconds(900).toString())));

        for (Path[] files : List.of(new Path[] {mixed(), newer}, new Path[] {newer, mixed()})) {
            ReportData report = read(files);
            assertThat(report.asOf()).isEqualTo(Samples.NOW.plusSeconds(900));
            assertThat(open(report))
                    .hasSize(4)
                    .extracting(finding -> finding.key().place().region())
                    .containsOnlyOnce("us-east-1")
                    .containsOnly("eu-west-1", "us-east-1");
            assertThat(Documents.notes(files))
                    .singleElement()
                    .asString()
                    .contains("both have account 123456789012 in eu-west-1: the report uses the newer one, ")
                    .endsWith("newer.json'");
        }
    }

    @Test
    void regions_ofOneFileGivenTwice_areItsOwn() throws IOException {
        Path file = mixed();

        assertThat(read(file, file).regions()).hasSameSizeAs(read(file).regions());
        assertThat(Documents.notes(file, file))
                .containsExactly("'" + file + "' is given more than once, and counts once");
    }

    @Test
    void exemptions_areCountedByTheFindingsOfTheReport() throws IOException {
        Path file = Documents.save(
                folder, "exempted.json", Documents.changed(Documents.of(SampleAudits.dryRun(3)), document -> {
                    ObjectNode finding = (ObjectNode) document.at("/findings/2");
                    finding.put("workflowStatus", "SUPPRESSED").put("exemptedBy", "EX-1");
                    document.withArray("exemptions")
                            .addObject()
                            .put("id", "EX-1")
                            .put("reason", "bench")
                            .put("owner", "ops")
                            .putNull("ticket")
                            .put("expires", "2027-01-31")
                            .putNull("reviewBy")
                            .put("findings", 77);
                }));

        assertThat(read(file).exemptions())
                .singleElement()
                .extracting(ReportedExemption::findings)
                .isEqualTo(1L);
    }

    @Test
    void document_ofTheFirstVersion_isReadWithAnOpeningAsItsHistory() throws IOException {
        Path file = Documents.save(folder, "first.json", Samples.approved("audit-first-version.json"));
        List<Finding> open = open(read(file));

        assertThat(open).hasSize(11);
        assertThat(open.getFirst().history()).singleElement().satisfies(event -> {
            assertThat(event.at()).isEqualTo(open.getFirst().since());
            assertThat(event.type()).isEqualTo(TransitionType.OPENED);
        });
        assertThat(open.getFirst().updatedAt()).isEqualTo(Samples.NOW);
        assertThat(open)
                .filteredOn(finding -> finding.key().ruleId().equals("IOTJ-ACC-01"))
                .extracting(finding -> finding.key().id())
                .containsExactly("b86452abbfd7");
        assertThat(Documents.notes(file))
                .singleElement()
                .asString()
                .endsWith("was written by an earlier version: its findings have other ids here than in messages");
    }

    @Test
    void document_withNamesOfALaterVersion_isRead() throws IOException {
        Path file =
                Documents.save(folder, "later.json", Documents.changed(Documents.of(SampleAudits.mixed()), document -> {
                    document.putObject("surprise").put("findings", 1);
                    ((ObjectNode) document.at("/findings/0")).put("surprise", 1);
                }));

        assertThat(open(read(file))).hasSize(11);
    }

    @Test
    void document_inOtherOrder_isRead() throws IOException {
        Path file = Documents.save(
                folder, "sorted.json", Documents.changed(Documents.of(SampleAudits.mixed()), document -> {
                    var regions = document.remove("regions");
                    var started = document.remove("startedAt");
                    document.set("startedAt", started);
                    document.set("regions", regions);
                }));

        assertThat(open(read(file))).hasSize(11);
        assertThat(read(file).asOf()).isEqualTo(Samples.NOW);
        assertThat(read(file).days()).isEmpty();
        assertThat(read(file).asOf().minus(Duration.ofDays(1)))
                .isEqualTo(open(read(file)).getLast().since());
    }

    @Test
    void account_ofTwoAccounts_hasTheNameInItsDocument() throws IOException {
        ReportData report = read(
                Documents.save(folder, "prod.json", Documents.of(SampleAudits.named("acme-fleet-prod"))),
                Documents.save(folder, "lab.json", Documents.ofOtherAccount(SampleAudits.named("acme-fleet-lab"))));

        assertThat(report.account(Documents.ACCOUNT).brief()).isEqualTo("acme-fleet-prod");
        assertThat(report.account(Documents.OTHER_ACCOUNT).brief()).isEqualTo("acme-fleet-lab");
    }

    @Test
    void account_ofTwoDocuments_hasTheNameOfTheNewestThatHasOne() throws IOException {
        Path unnamed = mixed();
        Path named = Documents.save(
                folder,
                "older.json",
                Documents.changed(
                        Documents.of(SampleAudits.named("acme-fleet-prod")),
                        document -> document.put("startedAt", "2026-03-09T07:00:00Z")));
        Path oldest = Documents.save(
                folder,
                "oldest.json",
                Documents.changed(
                        Documents.of(SampleAudits.named("acme")),
                        document -> document.put("startedAt", "2026-03-08T07:00:00Z")));

        assertThat(read(unnamed, oldest, named).account(Documents.ACCOUNT).brief())
                .isEqualTo("acme-fleet-prod");
        assertThat(read(unnamed).account(Documents.ACCOUNT).brief()).isEqualTo(Documents.ACCOUNT);
    }
}
