package dev.iotjobs.auditor.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.iotjobs.auditor.export.SampleReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that hold for every format. */
class AllFormatsTest {

    private static final String[] HIDDEN = {"\u0000", "\u0007", "\u001B", "\u202E", "\u2028"};

    @ParameterizedTest
    @EnumSource
    void write_anyReport_isUtf8AndEndsInALineBreak(ReportFormat format) throws IOException {
        for (SampleReport report : List.of(SampleReport.nothing(), SampleReport.ofEachRule(), SampleReport.hostile())) {
            assertThat(Written.by(format::write, report))
                    .as(format.toString())
                    .endsWith("\n")
                    .doesNotContain("\uFEFF");
        }
    }

    @ParameterizedTest
    @EnumSource
    void write_twice_isTheSame(ReportFormat format) throws IOException {
        SampleReport report = SampleReport.ofEachRule();

        assertThat(Written.by(format::write, report)).isEqualTo(Written.by(format::write, report));
    }

    /** Only HTML and CSV show hidden characters as code points. JSON escapes hidden characters. */
    @ParameterizedTest
    @EnumSource(names = {"HTML", "CSV"})
    void write_hiddenCharacters_areShown(ReportFormat format) throws IOException {
        assertThat(Written.by(format::write, SampleReport.hostile()))
                .doesNotContain(HIDDEN)
                .contains("[U+202E]", "[U+001B]");
    }

    @Test
    void write_markup_isTextInThePage() throws IOException {
        assertThat(Written.by(ReportFormat.HTML::write, SampleReport.hostile()))
                .doesNotContain("<script>alert", "<img src=x", "</style><img");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "OCSF"})
    void write_controlCharacters_areEscapedInJson(ReportFormat format) throws IOException {
        assertThat(Written.by(format::write, SampleReport.hostile()).replace("\n", ""))
                .doesNotContain("\u0000", "\u0007", "\u001B", "\r");
    }

    @Test
    void csv_hostileText_isNoFormulaInAnyCell() throws IOException {
        List<NamedCsvRecord> rows = rows(SampleReport.hostile());

        assertThat(rows).hasSize(SampleReport.HOSTILE.size());
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.getFields())
                        .allSatisfy(cell -> assertThat(cell.strip())
                                .doesNotStartWith("=")
                                .doesNotContainPattern("^[+@\uFF1D\uFF0B\uFF20-]")));
        assertThat(rows.getFirst().getField("reason")).isEqualTo("'" + SampleReport.HOSTILE.getFirst());
    }

    @Test
    void csv_eachRule_hasARowForEachFindingOfOneLength() throws IOException {
        SampleReport report = SampleReport.ofEachRule();
        List<NamedCsvRecord> rows = rows(report);

        assertThat(rows).hasSize((int) report.findings().get().count());
        assertThat(rows).extracting(row -> row.getField("status")).contains("open", "exempted", "closed");
        assertThat(rows(SampleReport.nothing())).isEmpty();
    }

    private static List<NamedCsvRecord> rows(SampleReport report) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(Written.by(ReportFormat.CSV::write, report)).stream()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"a.html, HTML", "A.HTML, HTML", "a.csv, CSV", "a.json, JSON", "a.ocsf.json, OCSF", "ocsf.json, JSON"})
    void ofFile_ending_givesTheFormat(String name, ReportFormat format) {
        assertThat(ReportFormat.ofFile(name)).contains(format);
    }

    @ParameterizedTest
    @CsvSource({"a.htm", "a", "html", "a.json.gz", "''"})
    void ofFile_anotherEnding_givesNone(String name) {
        assertThat(ReportFormat.ofFile(name)).isEmpty();
    }
}
