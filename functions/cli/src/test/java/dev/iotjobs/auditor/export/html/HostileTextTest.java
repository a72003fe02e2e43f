package dev.iotjobs.auditor.export.html;

import static dev.iotjobs.auditor.export.html.HtmlPages.island;
import static dev.iotjobs.auditor.export.html.HtmlPages.page;
import static dev.iotjobs.auditor.export.html.HtmlPages.text;
import static dev.iotjobs.auditor.export.html.InventedReport.IRELAND;
import static dev.iotjobs.auditor.export.html.InventedReport.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names and texts from an account appear as text in the page, never as markup. The page leaves out commands that cannot
 * be copied.
 */
class HostileTextTest {

    private static Finding finding(String rule, String job, Instant since) {
        return CorpusFindings.finding(rule, 0, IRELAND, job, since);
    }

    private static Finding exempted(Finding finding, String exemption) {
        return finding.toBuilder()
                .status(FindingStatus.SUPPRESSED, null)
                .exemption(exemption)
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=HYPERLINK('evil','x')              | =HYPERLINK('evil','x')",
                "<script>alert(1)</script>           | &lt;script&gt;alert(1)&lt;/script&gt;",
                "</script><img src=x onerror=y>      | &lt;/script&gt;&lt;img src=x onerror=y&gt;",
                "'\u001b[31mred\u0007'               | [U+001B][31mred[U+0007]",
                "fw-\u202etxt.exe                    | fw-[U+202E]txt.exe"
            })
    void hostileName_isTextEverywhere(String name, String shown) throws IOException {
        Finding hostile = finding("IOTJ-CFG-01", name, NOW).toBuilder()
                .because(name, Evidence.of("comment", name), List.of(CliCommand.look("See it:", "iot", name)))
                .targets(List.of(name), 1)
                .build();
        InventedReport report = InventedReport.of(List.of(exempted(hostile, name)));
        ReportedExemption exemption =
                new ReportedExemption(InventedReport.ACCOUNT, name, name, name, name, null, null, 1);
        InventedReport with = new InventedReport(
                NOW, report.regions(), report.days(), List.of(exemption), report.findings(), List.of(hostile));
        String page = page(with);

        assertThat(page).contains(">" + shown + "<");
        assertThat(page.replaceAll("(?s)<script.*?</script>", "").contains(name))
                .isEqualTo(name.equals(shown));
        assertThat(page.split("<script", -1)).hasSize(4);
        assertThat(page.chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                .isEmpty();
        assertThat(island(page, "list-data").path("rows").path(0).path(3).asText())
                .isEqualTo(Shown.text(name));
    }

    static Stream<String> unsafeForShells() {
        return Stream.of("fw-\u202etxt", "a\nb", "\u001b[31m");
    }

    @ParameterizedTest
    @MethodSource("unsafeForShells")
    void commandThatCannotBeCopied_isLeftOut_andSaidSo(String name) {
        String text = text(InventedReport.of(List.of(finding("IOTJ-CFG-01", name, NOW))));

        assertThat(text)
                .contains("left out: it is too long, or a name in it has hidden characters")
                .doesNotContain("aws iot update-job", "./audit exempt");
    }

    @Test
    void commandOfOrdinaryJob_isWhole_andExemptionIsProposed() {
        assertThat(text(InventedReport.of(List.of(finding("IOTJ-CFG-01", "a_b-1", NOW)))))
                .contains("--job-id a_b-1")
                .contains("./audit exempt --rule IOTJ-CFG-01 --job a_b-1 --reason \"…\" --owner you@example.com"
                        + " --expires 2027-02-28");
    }

    @Test
    void findingThatCannotBeExempted_hasNoSuchCommand() {
        assertThat(text(InventedReport.of(List.of(finding("IOTJ-ACC-04", "x", NOW)))))
                .doesNotContain("./audit exempt");
    }

    @Test
    void nameOf64Characters_isWhole() {
        List<String> names = List.of("a".repeat(64), "-".repeat(64));
        List<Finding> findings = new ArrayList<>();
        names.forEach(name -> findings.add(finding("IOTJ-CFG-01", name, NOW)));

        assertThat(text(InventedReport.of(findings))).contains(names);
    }
}
