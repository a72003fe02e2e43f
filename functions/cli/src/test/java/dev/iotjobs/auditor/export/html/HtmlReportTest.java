package dev.iotjobs.auditor.export.html;

import static dev.iotjobs.auditor.export.html.HtmlPages.island;
import static dev.iotjobs.auditor.export.html.HtmlPages.page;
import static dev.iotjobs.auditor.export.html.HtmlPages.text;
import static dev.iotjobs.auditor.export.html.InventedReport.IRELAND;
import static dev.iotjobs.auditor.export.html.InventedReport.NOW;
import static dev.iotjobs.auditor.export.html.InventedReport.SYDNEY;
import static dev.iotjobs.auditor.export.html.InventedReport.VIRGINIA;
import static dev.iotjobs.auditor.export.html.InventedReport.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RegionRun.Read;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.cli.output.CountedReport;
import dev.iotjobs.auditor.export.NamedReport;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static Finding finding(String rule, String job, Instant since) {
        return CorpusFindings.finding(rule, 0, IRELAND, job, since);
    }

    private static Finding failing(String job, Severity severity, int failed, int executed, int queued) {
        return InventedReport.failing(finding("IOTJ-RUN-01", job, NOW.minus(DAY)), severity, failed, executed, queued);
    }

    private static Finding exempted(Finding finding, String exemption) {
        return finding.toBuilder()
                .status(FindingStatus.SUPPRESSED, null)
                .exemption(exemption)
                .build();
    }

    private static ReportedRegion failed() {
        RunSummary summary = new RunSummary(
                "run",
                Outcome.FAILED,
                "access denied",
                new TimeSpan(NOW, NOW),
                Coverage.none(VIRGINIA, "access denied"),
                new RuleCoverage(0, 0),
                List.of());
        return new ReportedRegion(summary, Map.of(), Read.NOTHING);
    }

    @Test
    void heading_findings_countsThemAndTheWorst() {
        assertThat(text(InventedReport.of(List.of(
                        failing("a", Severity.CRITICAL, 513, 1_350, 2_298),
                        finding("IOTJ-CFG-01", "b", NOW.minus(DAY))))))
                .contains(" 2 open findings, 1 of them critical ")
                .contains("1 job fails on 20 % or more of its devices and is still running."
                        + " 513 executions have failed or timed out in running jobs; 2,301 executions are still"
                        + " to come.");
    }

    @Test
    void heading_findingsOfOneSeverity_namesIt() {
        assertThat(text(InventedReport.of(List.of(finding("IOTJ-CFG-01", "b", NOW.minus(DAY))))))
                .contains(" 1 open medium finding ")
                .contains("The medium one: In-progress timeout missing (1).");
    }

    @Test
    void lead_criticalRules_areNamedInWords() {
        assertThat(text(InventedReport.of(List.of(
                        failing("a", Severity.CRITICAL, 513, 1_350, 1),
                        failing("b", Severity.CRITICAL, 13, 50, 1),
                        finding("IOTJ-SEC-06", "c", NOW),
                        finding("IOTJ-ACC-04", "d", NOW)))))
                .contains(
                        "2 jobs fail on 20 % or more of their devices and are still running, the policy is invalid and"
                                + " 1 job exposes a secret.");
    }

    @Test
    void startHere_threeRules_bySeverityDevicesAndAge() {
        String page = text(InventedReport.of(List.of(
                failing("few", Severity.CRITICAL, 40, 100, 5),
                failing("many", Severity.CRITICAL, 40, 100, 500),
                finding("IOTJ-SEC-06", "secret", NOW.minus(DAY)),
                finding("IOTJ-CFG-03", "unguarded", NOW.minus(DAY)),
                finding("IOTJ-LIF-01", "cut", NOW.minusSeconds(60)),
                finding("IOTJ-GOV-01", "unnamed", NOW))));
        String start = page.substring(page.indexOf("Start here"), page.indexOf("Figures", page.indexOf("Start here")));

        assertThat(start)
                .containsSubsequence(
                        "CRITICAL Failure rate too high: 2 jobs",
                        "Most devices at risk: many in eu-west-1. 40 of 100",
                        "aws iot cancel-job --region eu-west-1 --job-id many",
                        "CRITICAL Secret",
                        "secret in eu-west-1",
                        "HIGH Job force-cancelled: 1 job",
                        "cut in eu-west-1")
                .doesNotContain("unguarded", "unnamed");
    }

    @Test
    void nothingFound_saysSoAndPrintsNothingEmpty() {
        String text = text(InventedReport.empty(region(IRELAND, 903, 0, 0)));

        assertThat(text)
                .contains(" No open findings ", "903 of 903 jobs evaluated (100.0 %).")
                .doesNotContain("Start here", "by day", "Age of", "Changes in", "Exemptions", "Sort by", "Severity");
    }

    @Test
    void nothingFound_exemptedOnes_stayListed() {
        Finding exempted = exempted(finding("IOTJ-CFG-01", "quiet", NOW.minus(DAY)), "EX-12");

        assertThat(text(InventedReport.of(List.of(exempted))))
                .contains("No open findings in the 901 jobs evaluated", "1 finding under 1 exemption")
                .contains("quiet", "exempted", "EX-12, until 31 Jan 2027")
                .doesNotContain("Start here");
    }

    @Test
    void nothingFound_incompleteCoverage_boundsTheSentence() {
        assertThat(text(InventedReport.empty(
                        region(IRELAND, 512, 0, 0), region(VIRGINIA, 285, 1, 1), region(SYDNEY, 104, 0, 0))))
                .contains(" No open findings in the 901 jobs evaluated ")
                .contains(
                        "901 of 903 jobs evaluated (99.7 %). 1 was denied and 1 failed: nothing is known about these two")
                .contains("fw-meter-2-0-4-pilot (AccessDeniedException: explicit deny)");
    }

    @Test
    void nothingEvaluated_claimsNothing() {
        assertThat(text(InventedReport.empty(failed())))
                .contains(" Nothing is known: no job was evaluated ", "us-east-1: access denied")
                .contains("The audit failed: access denied")
                .doesNotContain("No open findings");
    }

    @Test
    void days_areTheTrend_andTheChangeInAWeek() {
        List<Finding> findings = List.of(finding("IOTJ-CFG-01", "a", NOW), finding("IOTJ-CFG-01", "b", NOW));
        List<ReportedDay> days = IntStream.rangeClosed(0, 7)
                .mapToObj(day -> new ReportedDay(
                        InventedReport.INFO
                                .writtenAt()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .minusDays(7 - day),
                        Map.of("IOTJ-CFG-01", Map.of(Severity.MEDIUM, day == 3 ? 9 : day == 7 ? 2 : 4)),
                        Map.of(),
                        Map.of()))
                .toList();

        assertThat(text(InventedReport.of(findings).withDays(days)))
                .contains("4 on 21 Nov, 9 at most on 24 Nov, 2 today.")
                .contains("4 were open on 21 Nov.")
                .contains("MEDIUM 2 -2 ");
    }

    @Test
    void days_unknown_leaveOutTrendAndChange() {
        assertThat(text(InventedReport.of(List.of(finding("IOTJ-CFG-01", "a", NOW)))
                        .withDays(List.of())))
                .contains("Age of open findings")
                .doesNotContain("Open findings by day", "the change in 7 days", "open on 21 Nov");
    }

    @Test
    void changes_ofTheWeek_areCountedAndNamed() {
        Finding old = finding("IOTJ-CFG-01", "old", NOW.minus(Duration.ofDays(8)));
        Finding fresh = finding("IOTJ-CFG-01", "fresh", NOW.minus(Duration.ofDays(7)));

        assertThat(text(InventedReport.of(List.of(old, fresh))))
                .contains("1 opened; 12 resolved, 1 closed with its job, 1 aged out.")
                .contains("Opened 1: fresh (In-progress timeout missing)")
                .contains("Resolved 12: config-r100-turin (In-progress timeout missing)", "and 8 more")
                .contains("Aged out 1: config-r099-berlin");
    }

    @Test
    void oneOfEachRule_hasARowOfEach_andBothIslands() throws IOException {
        int rules = RuleBook.standard().definitions().size();
        String page = page(InventedReport.of(CorpusFindings.ofEachRule(IRELAND, NOW.minus(DAY))));

        assertThat(island(page, "list-data").path("rows")).hasSize(rules);
        assertThat(island(page, "list-data").path("rules")).hasSize(rules);
        assertThat(island(page, "detail-data")).hasSize(rules);
        assertThat(page.split("<tr role=\"row\" id=\"finding-", -1)).hasSize(rules + 1);
    }

    @Test
    void page_sameData_isTheSame() {
        assertThat(page(InventedReport.busy(120))).isEqualTo(page(InventedReport.busy(120)));
    }

    @Test
    void policy_allowsOnlyWhatThePageHas() {
        assertThat(page(InventedReport.busy(3)).replace("&#39;", "'"))
                .containsPattern("content=\"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';")
                .doesNotContainPattern("<[^>]* (style|on[a-z]+)=")
                .doesNotContainPattern("(src|href)=\"(?!#|https://|data:)");
    }

    @Test
    void moreThan500Findings_theWorstAreRowsOfMarkup() {
        String page = page(InventedReport.busy(501));

        assertThat(page.split("<tr role=\"row\" id=\"finding-", -1)).hasSize(501);
        assertThat(page).contains("The worst 500 of 501 findings; './audit report --format csv' has all.");
    }

    @Test
    void moreFindingsThanDetails_listIsWhole_andThePageNamesTheJson() throws IOException {
        Finding one = finding("IOTJ-CFG-01", "job", NOW);
        InventedReport many = InventedReport.of(Collections.nCopies(Islands.DETAILED + 1, one));
        String page = page(many);

        assertThat(island(page, "list-data").path("rows")).hasSize(Islands.DETAILED + 1);
        assertThat(island(page, "detail-data").path(Islands.DETAILED - 1).toString())
                .contains("update-job");
        assertThat(island(page, "detail-data").path(Islands.DETAILED).toString())
                .contains("./audit findings show " + one.key().id())
                .doesNotContain("update-job");
        assertThat(page).contains("here only for the worst 20,000. './audit report' with --format json");
    }

    @Test
    void openFindings_areReadOnce_soThatAnAuditMeanwhileDoesNoHarm() {
        InventedReport report = InventedReport.busy(10);
        AtomicLong read = new AtomicLong();

        assertThat(page(new CountedReport(report, read::set))).isEqualTo(page(report));
        assertThat(read).hasValue(report.findings().size() + report.closed().size());
    }

    @Test
    void outputThatFails_isAnIOException() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("no space left");
            }
        };

        assertThatThrownBy(() -> HtmlReport.write(InventedReport.busy(10), InventedReport.INFO, full))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void severalAccounts_areAColumn_andNamed() throws IOException {
        AccountRegion other = new AccountRegion("aws", "210987654321", "eu-west-1");
        InventedReport report = InventedReport.of(List.of(
                        finding("IOTJ-CFG-01", "one", NOW),
                        CorpusFindings.finding("IOTJ-CFG-01", 0, other, "two", NOW)))
                .withRegions(List.of(region(IRELAND, 4, 0, 0), region(other, 2, 0, 0)));
        String page = page(report);

        assertThat(text(report))
                .contains("2 accounts · eu-west-1 ·", "1 in 123456789012 and 1 in 210987654321")
                .contains("of 2 accounts,");
        assertThat(page).contains("id=\"f-account\"", "class=\"c-acc\"");
        assertThat(island(page, "list-data").path("accounts")).hasSize(2);
    }

    @Test
    void account_withAName_isInTitleAndHeading_andTheIdInTheFooter() throws IOException {
        InventedReport report = InventedReport.of(List.of(finding("IOTJ-CFG-01", "one", NOW)))
                .withRegions(List.of(region(IRELAND, 4, 0, 0)));
        ReportData named = new NamedReport(report, Map.of(InventedReport.ACCOUNT, "acme-fleet-prod"));

        assertThat(page(named))
                .contains("AWS IoT jobs of acme-fleet-prod, 2026-11-28</title>")
                .contains(">acme-fleet-prod (123456789012) · eu-west-1 · 2026-11-28 06:45 UTC<")
                .contains(" of account 123456789012, ");
        assertThat(page(report))
                .contains("AWS IoT jobs of 123456789012, 2026-11-28</title>")
                .contains(">123456789012 · eu-west-1 · ");
    }

    /** Two accounts may have the same name. */
    @Test
    void severalAccounts_withNames_haveTheirIdsToo() throws IOException {
        AccountRegion other = new AccountRegion("aws", "210987654321", "eu-west-1");
        InventedReport report = InventedReport.of(List.of(
                        finding("IOTJ-CFG-01", "one", NOW),
                        CorpusFindings.finding("IOTJ-CFG-01", 0, other, "two", NOW)))
                .withRegions(List.of(region(IRELAND, 4, 0, 0), region(other, 2, 0, 0)));
        String page = page(new NamedReport(report, Map.of(InventedReport.ACCOUNT, "prod", "210987654321", "prod")));

        assertThat(page)
                .contains("2 accounts · eu-west-1 ·")
                .contains("1 in prod (123456789012) and 1 in prod (210987654321)")
                .contains("<option value=\"prod (123456789012)\">prod (123456789012)</option>");
        assertThat(island(page, "list-data").path("accounts").get(1).textValue())
                .isEqualTo("prod (210987654321)");
    }
}
