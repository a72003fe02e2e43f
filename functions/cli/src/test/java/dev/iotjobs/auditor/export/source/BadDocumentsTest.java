package dev.iotjobs.auditor.export.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.export.SampleReport;
import dev.iotjobs.auditor.export.format.ReportFormat;
import dev.iotjobs.auditor.report.SampleAudits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests files that are not documents of audits. */
class BadDocumentsTest {

    @TempDir
    private Path folder;

    private String problem(String text) throws IOException {
        List<String> problems = Documents.problems(Documents.save(folder, "bad.json", text));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst())
                .startsWith("'" + folder.resolve("bad.json") + "' ")
                .doesNotContain("\n");
        return problems.getFirst().substring(problems.getFirst().indexOf("' ") + 2);
    }

    private String problem(Consumer<ObjectNode> change) throws IOException {
        return problem(Documents.changed(Documents.of(SampleAudits.mixed()), change));
    }

    @Test
    void read_severalBadFiles_namesAll() throws IOException {
        Path good = Documents.save(folder, "good.json", Documents.of(SampleAudits.clean()));
        Path empty = Documents.save(folder, "empty.json", "");

        assertThat(Documents.problems(folder.resolve("none.json"), good, folder, empty, Path.of("")))
                .containsExactly(
                        "'" + folder.resolve("none.json") + "' does not exist",
                        "'" + folder + "' is a directory",
                        "'" + empty + "' is empty",
                        "'' is not a file name");
    }

    @Test
    void read_whatIsNotJson_saysWhere() throws IOException {
        assertThat(problem("audit: no AWS credentials found.\n")).isEqualTo("is not JSON (line 1, column 1)");
        assertThat(problem("{\n  \"findings\": [ 1, ? ] }")).isEqualTo("is not JSON (line 2, column 20)");
    }

    @Test
    void read_anotherDocument_saysWhatIsMissing() throws IOException {
        assertThat(problem("[]"))
                .isEqualTo("was not written by 'audit run --output json': the document is not an object");
        assertThat(problem("{\"jobs\": {\"findings\": []}}"))
                .isEqualTo("was not written by 'audit run --output json': runId is missing");
        assertThat(problem("{\"runId\": \"r\", \"findings\": []}")).isEqualTo("accountId is missing");
        assertThat(problem("{\"runId\": \"r\"}")).isEqualTo("findings is missing");
    }

    @Test
    void read_aReport_isNotTakenForAnAudit() throws IOException {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        ReportFormat.JSON.write(new CurrentAudit(SampleAudits.mixed()), SampleReport.INFO, report);

        assertThat(problem(report.toString(StandardCharsets.UTF_8)))
                .isEqualTo("was not written by 'audit run --output json': runId is missing");
    }

    @Test
    void read_aTruncatedDocument_saysSoWhereverItEnds() throws IOException {
        String whole = Documents.of(SampleAudits.mixed());

        for (int length = 1; length < whole.length(); length += 41) {
            assertThat(problem(whole.substring(0, length)))
                    .as("%d of %d characters", length, whole.length())
                    .isEqualTo("is not complete: it ends in the middle of the JSON document");
        }
    }

    @Test
    void read_twoDocumentsInOneFile_isRefused() throws IOException {
        String whole = Documents.of(SampleAudits.clean());

        assertThat(problem(whole + "\n" + whole)).isEqualTo("has text after the end of the document");
        assertThat(Documents.problems(Documents.save(folder, "good.json", whole + "\n\n")))
                .isEmpty();
    }

    @Test
    void read_aNewerSchema_isRefused() throws IOException {
        assertThat(problem(document -> document.put("schemaVersion", 2)))
                .isEqualTo("schemaVersion is 2, but this version of the auditor reads at most 1: update the auditor");
    }

    @Test
    void read_aDamagedField_namesItsPath() throws IOException {
        assertThat(problem(document -> document.put("accountId", "12"))).isEqualTo("accountId must have 12 digits");
        assertThat(problem(document -> document.put("accountName", "<script>")))
                .isEqualTo("accountName must be 1 to 64 letters, digits, spaces, '.', '_' or '-', and must not begin"
                        + " or end with a space");
        assertThat(problem(document -> document.put("accountName", 7))).isEqualTo("accountName is not text");
        assertThat(problem(document -> ((ObjectNode) document.at("/regions/1/coverage")).put("denied", -1)))
                .isEqualTo("regions[1].coverage.denied is not a number of at least 0");
        assertThat(problem(document -> ((ObjectNode) document.at("/findings/3")).put("severity", "SEVERE")))
                .isEqualTo("findings[3].severity has an unknown value 'SEVERE'");
        assertThat(problem(document -> ((ObjectNode) document.at("/findings/3")).remove("title")))
                .isEqualTo("findings[3].title is missing");
        assertThat(problem(document -> ((ObjectNode) document.at("/findings/3")).put("openedAt", "yesterday")))
                .isEqualTo("findings[3].openedAt is not a time");
        assertThat(problem(document -> ((ObjectNode) document.at("/findings/3/evidence")).putArray("used")))
                .isEqualTo("findings[3].evidence may have only texts, numbers and booleans as values");
        assertThat(problem(document ->
                        ((ObjectNode) document.at("/findings/0/remediation/commands/0")).put("command", "rm -rf /")))
                .isEqualTo("findings[0].remediation.commands[0].command is not a command of the AWS CLI");
    }

    @Test
    void read_aFindingOfAnotherSubject_isRefused() throws IOException {
        assertThat(problem(document -> ((ObjectNode) document.at("/findings/0")).put("subject", "other@1")))
                .isEqualTo("findings[0].findingId does not match the account, Region, subject and rule of the finding");
        assertThat(problem(document -> ((ObjectNode) document.at("/findings/0")).put("subject", "nothing")))
                .isEqualTo("findings[0].findingId names a finding that is not valid: no subject has the id 'nothing'");
    }

    @Test
    void read_anotherEncoding_isRead() throws IOException {
        String whole = Documents.of(SampleAudits.mixed());
        Path utf16 = Files.write(folder.resolve("utf16.json"), ("\uFEFF" + whole).getBytes(StandardCharsets.UTF_16LE));
        Path bom = Files.writeString(folder.resolve("bom.json"), "\uFEFF" + whole);

        assertThat(Documents.problems(utf16, bom)).isEmpty();
    }
}
