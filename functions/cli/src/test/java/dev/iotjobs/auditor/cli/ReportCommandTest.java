package dev.iotjobs.auditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.export.source.Documents;
import dev.iotjobs.auditor.report.SampleAudits;
import dev.iotjobs.auditor.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code audit report} with saved audits, and its options. */
class ReportCommandTest {

    private static final String TERMINAL = "audit.out.terminal";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path audit;

    @BeforeEach
    void saveAudit() throws IOException {
        audit = Documents.save(folder, "audit.json", Documents.of(SampleAudits.mixed()));
    }

    @AfterEach
    void leaveTerminal() {
        System.clearProperty(TERMINAL);
    }

    private int report(String... arguments) {
        return report(out, false, arguments);
    }

    private int report(OutputStream to, boolean watched, String... arguments) {
        Shell shell = new Shell(
                new PrintStream(to, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false,
                watched,
                Timeline.system());
        return new AuditCli(shell)
                .execute(
                        Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> problems() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "r.html, <!doctype html>",
        "r.HTM, <!doctype html>",
        "r.csv, accountId",
        "r.json, {",
        "r.ocsf.json, [",
        "r, <!doctype html>"
    })
    void report_toAFile_hasTheFormatOfItsEnding(String name, String start) throws IOException {
        assertThat(report(
                        "--from",
                        audit.toString(),
                        "--out",
                        folder.resolve(name).toString()))
                .as("%s", problems())
                .isEqualTo(ExitCode.FINE);

        assertThat(Files.readString(folder.resolve(name)).strip()).startsWithIgnoringCase(start);
        assertThat(out()).isEqualTo("Report  " + folder.resolve(name) + ", as of 2026-03-10 07:00 UTC\n");
        assertThat(files()).containsExactlyInAnyOrder("audit.json", name);
        assertThat(problems()).isEmpty();
    }

    @Test
    void report_toStandardOutput_isOnlyTheReport() throws IOException {
        assertThat(report("--from", audit.toString(), "--format", "json", "--out", "-"))
                .isEqualTo(ExitCode.FINE);

        JsonNode document = JsonMapper.builder().build().readTree(out());
        assertThat(document.path("findings")).hasSize(11);
        assertThat(document.path("closedFindings")).hasSize(4);
        assertThat(document.at("/tool/version").textValue()).isEqualTo("0.1.0");
        assertThat(problems()).isEmpty();
    }

    @Test
    void report_twoAccounts_areInOneReport() throws IOException {
        Path other = Documents.save(folder, "other.json", Documents.ofOtherAccount(SampleAudits.mixed()));

        assertThat(report("--from", audit.toString(), "--from", other.toString(), "--format", "csv"))
                .isEqualTo(ExitCode.FINE);
        assertThat(out().lines().map(line -> line.split(",", 2)[0]).distinct())
                .containsExactlyInAnyOrder("accountId", Documents.ACCOUNT, Documents.OTHER_ACCOUNT);
    }

    @Test
    void report_htmlOnATerminal_needsAFile() {
        System.setProperty(TERMINAL, "true");

        assertThat(report("--from", audit.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(problems())
                .contains("audit: --out: must name a file, because standard output is a terminal; or choose another"
                        + " --format");
        assertThat(report("--from", audit.toString(), "--format", "csv")).isEqualTo(ExitCode.FINE);
    }

    @Test
    void report_severalMistakes_areALineEach() {
        assertThat(report(
                        "--from",
                        "none.json",
                        "--from",
                        folder.toString(),
                        "--region",
                        "eu-west-1",
                        "--out",
                        folder.resolve("none/r.html").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "audit: --out: '" + folder.resolve("none/r.html") + "': the directory '"
                                + folder.resolve("none") + "' does not exist",
                        "audit: --from: cannot be combined with --region, --findings-table, --state-table or"
                                + " --account-name, because --from reads documents instead of tables, and each document"
                                + " names its account",
                        "audit: --from: 'none.json' does not exist",
                        "audit: --from: '" + folder + "' is a directory",
                        "Try 'audit report --help'.");
        assertThat(out()).isEmpty();
    }

    @Test
    void report_toADirectory_isRefused() {
        assertThat(report("--from", audit.toString(), "--out", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(problems()).contains("audit: --out: '" + folder + "' is a directory");
    }

    @Test
    void report_overItsOwnDocument_isRefused() throws IOException {
        String before = Files.readString(audit);
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), audit);

        for (Path out : List.of(audit, link)) {
            assertThat(report("--from", audit.toString(), "--out", out.toString()))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(problems())
                    .contains("audit: --out: '" + out + "' is a document of --from, which the report would replace");
        }
        assertThat(Files.readString(audit)).isEqualTo(before);
    }

    @Test
    void report_unknownFormat_isRefused() {
        assertThat(report("--from", audit.toString(), "--format", "pdf")).isEqualTo(ExitCode.USAGE);
        assertThat(problems()).contains("audit: --format: must be one of html, csv, ocsf, json, got 'pdf'");
    }

    @Test
    @EnabledOnOs(OS.LINUX) // only Linux has /dev/full
    void report_toAFullDisk_isOneLineAndLeavesNothing() {
        assertThat(report("--from", audit.toString(), "--format", "json", "--out", "/dev/full"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("audit: --out: '/dev/full' cannot be written: No space");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "csv", "json", "ocsf"})
    void report_toAClosedPipe_endsInSilence(String format) {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };

        assertThat(report(closed, false, "--from", audit.toString(), "--format", format))
                .isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(problems()).isEmpty();
    }

    @Test
    void report_toAFileOfAnotherEnding_isRefusedUnlessAFormatIsChosen() {
        Path file = folder.resolve("report.pdf");

        assertThat(report("--from", audit.toString(), "--out", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(problems())
                .contains("audit: --out: must end in .html, .csv, .ocsf.json, .json, got '" + file
                        + "'; for another ending, choose a --format");
        assertThat(report("--from", audit.toString(), "--format", "csv", "--out", file.toString()))
                .isEqualTo(ExitCode.FINE);
    }

    @Test
    void report_overAnOlderOne_replacesItAndFollowsLinks() throws IOException {
        Path old = Files.writeString(folder.resolve("old.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), old);

        assertThat(report("--from", audit.toString(), "--out", link.toString())).isEqualTo(ExitCode.FINE);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(old)).startsWith("accountId");
        assertThat(files()).containsExactly("audit.json", "link.csv", "old.csv");
    }

    @Test
    void report_onAWatchedTerminal_saysNothingWhenItIsQuick() {
        assertThat(report(out, true, "--from", audit.toString(), "--format", "csv"))
                .isEqualTo(ExitCode.FINE);
        assertThat(problems()).isEmpty();
    }

    @Test
    void help_namesExamplesAndExitCodes() {
        assertThat(report("--help")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .contains("Exit codes: 0 the report was written;", "Examples:\n  audit report --out report.html");
    }
}
