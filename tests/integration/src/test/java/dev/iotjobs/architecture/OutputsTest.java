package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that docs/outputs.md names exactly what the code writes. */
class OutputsTest {

    private static final Path PROJECT = Project.root();
    private static final Pattern NAME = Pattern.compile("`([A-Za-z_]+)`");
    private static final String CLI = "functions/cli/src/main/";
    private static final String AUDITOR = "java/dev/iotjobs/auditor/";

    /** The names in a section of the page. */
    private static Set<String> named(String section) throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/outputs.md"));
        String from = page.substring(page.indexOf("\n## " + section + "\n") + 1);
        int end = from.indexOf("\n## ");
        return names(NAME, end < 0 ? from : from.substring(0, end));
    }

    /** The names in the first column of a section's table. */
    private static Set<String> inFirstColumn(String section) throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/outputs.md"));
        String from = page.substring(page.indexOf("\n## " + section + "\n") + 1);
        String rows = from.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .collect(Collectors.joining("\n"));
        return names(NAME, rows);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inCode(String pattern, String... files) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : files) {
            names.addAll(names(Pattern.compile(pattern), Files.readString(PROJECT.resolve(file))));
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "The document of an audit, report/audit-report.schema.json",
        "The report as JSON, export/format/report.schema.json"
    })
    void documents_haveTheseNames(String section, String schema) throws IOException {
        Set<String> properties = new TreeSet<>();
        JsonMapper.builder()
                .build()
                .readTree(PROJECT.resolve(CLI + "resources/dev/iotjobs/auditor/" + schema)
                        .toFile())
                .path("properties")
                .fieldNames()
                .forEachRemaining(properties::add);

        assertThat(inFirstColumn(section)).isEqualTo(properties);
    }

    @Test
    void storedFindings_haveTheseNames() throws IOException {
        String code = Files.readString(PROJECT.resolve(CLI + AUDITOR + "report/finding/FindingDocument.java"));
        String record = code.substring(code.indexOf("record Listed(") + "record Listed(".length());

        assertThat(inFirstColumn("Stored findings as JSON"))
                .isEqualTo(names(Pattern.compile("(\\w+)(?:,|$)"), record.substring(0, record.indexOf(") {}"))));
    }

    @Test
    void csv_hasTheseColumns() throws IOException {
        String code = Files.readString(PROJECT.resolve(CLI + AUDITOR + "export/FindingCsv.java"));
        String columns =
                code.substring(code.indexOf("COLUMNS = List.of("), code.indexOf(");", code.indexOf("COLUMNS")));

        Set<String> named = named("CSV");
        named.removeAll(List.of("open", "exempted", "closed"));
        assertThat(named).isEqualTo(names(Pattern.compile("\"(\\w+)\""), columns));
    }

    @Test
    void messages_haveTheseAttributes() throws IOException {
        String words = "shared/core/src/main/" + AUDITOR + "message/words/Attributes.java";

        assertThat(named("Messages")).isEqualTo(inCode("(?:MessageAttribute|text|list)\\(\"(\\w+)\"", words));
    }

    @Test
    void metrics_areThese() throws IOException {
        Set<String> named = named("Metrics");
        named.removeAll(List.of("IotJobsAuditor", "Stack", "Region"));

        assertThat(named)
                .isEqualTo(inCode(
                        "(?:count|open|new Figure)\\(\\s*\"(\\w+)\"",
                        "functions/audit/src/main/" + AUDITOR + "lambda/AuditMetrics.java"));
    }

    @Test
    void logLines_haveTheseFields() throws IOException {
        String code = Files.readString(PROJECT.resolve("functions/audit/src/main/" + AUDITOR + "lambda/AuditLog.java"));
        String fields = code.substring(code.indexOf("Object[] fields = {"), code.indexOf("};"));

        assertThat(named("Log lines")).isEqualTo(names(Pattern.compile("entry\\(\"(\\w+)\""), fields));
    }

    @Test
    void exitCodes_areThese() throws IOException {
        Set<String> codes = inCode("int \\w+ = (\\d+);", CLI + AUDITOR + "cli/terminal/ExitCode.java");
        Set<String> named = Arrays.stream(
                        Files.readString(PROJECT.resolve("docs/outputs.md")).split("\n", -1))
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> line.split("\\|", -1)[1].strip())
                .collect(Collectors.toCollection(TreeSet::new));

        named.remove("130");
        assertThat(named).isEqualTo(codes);
    }
}
