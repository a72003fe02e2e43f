package dev.iotjobs.auditor.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingCsvTest {

    private static final Instant AT = Instant.parse("2026-11-28T06:45:00Z");
    private static final AccountRegion PLACE = new AccountRegion("aws", "123456789012", "eu-west-1");

    private static Finding finding(String reason) {
        Subject job = new Subject.OfJob(new JobKey("arn:aws:iot:eu-west-1:123456789012:job/lyon-1", AT));
        return Finding.builder(new FindingKey(PLACE, job, "IOTJ-RUN-01"), Severity.HIGH, AT)
                .rule(1, "Failure rate too high", "Cancel it, \"now\".")
                .because(
                        reason,
                        Evidence.none(),
                        List.of(CliCommand.fix("Stop it:", "iot", "cancel-job", "--job-id", "lyon-1")))
                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps"), 3)
                .build();
    }

    private static String write(Finding... findings) {
        StringWriter csv = new StringWriter();
        FindingCsv.write(Stream.of(findings), AccountLabel::of, csv);
        return csv.toString();
    }

    private static NamedCsvRecord row(Finding finding) {
        return CsvReader.builder().ofNamedCsvRecord(write(finding)).stream()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void write_nothing_hasTheNamesOfTheColumns() {
        assertThat(write())
                .isEqualTo("accountId,region,findingId,ruleId,title,severity,status,exemptedBy,closedBecause,subject,"
                        + "jobId,resourceArn,reason,openedAt,evaluatedAt,updatedAt,targets,fix,command,accountName\n");
    }

    @Test
    void write_openFinding_fillsTheColumns() {
        NamedCsvRecord row = row(finding("171 of 450 executions failed"));

        assertThat(row.getFieldsAsMap())
                .containsEntry("accountId", "123456789012")
                .containsEntry("ruleId", "IOTJ-RUN-01")
                .containsEntry("severity", "HIGH")
                .containsEntry("status", "open")
                .containsEntry("exemptedBy", "")
                .containsEntry("closedBecause", "")
                .containsEntry("jobId", "lyon-1")
                .containsEntry("openedAt", "2026-11-28T06:45:00Z")
                .containsEntry("targets", "arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps and 2 more")
                .containsEntry("fix", "Cancel it, \"now\".");
        assertThat(row.getField("command")).startsWith("aws iot cancel-job");
    }

    @Test
    void write_closedFinding_saysWhy() {
        Finding closed = finding("now 3.1 %").toBuilder()
                .status(FindingStatus.CLOSED, End.JOB_GONE)
                .build();

        assertThat(row(closed).getFieldsAsMap())
                .containsEntry("status", "closed")
                .containsEntry("closedBecause", "closed with its job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uFF1D1+1"})
    void write_whatASpreadsheetTakesForAFormula_isText(String reason) {
        assertThat(row(finding(reason)).getField("reason")).startsWith("'").doesNotContain("\r", "\t");
    }

    @ParameterizedTest
    @CsvSource({"a;=1+1, a;'=1+1", "a; @SUM(A1), a; '@SUM(A1)", "a; b=1, a; b=1"})
    void write_formulaAfterASemicolon_isTextWhereThatSeparatesCells(String reason, String shown) {
        assertThat(row(finding(reason)).getField("reason")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1=1, 1=1", "a\u202Eb, a[U+202E]b", "x\u001b[31m, x[U+001B][31m", "<script>, <script>"})
    void write_otherText_isShown(String reason, String shown) {
        assertThat(row(finding(reason)).getField("reason")).isEqualTo(shown);
    }

    @Test
    void write_quotesAndLineBreaks_stayInOneRow() {
        assertThat(write(finding("say \"hi\",\nthen go")).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(",\"say \"\"hi\"\", then go\",");
    }

    @ParameterizedTest
    @CsvSource({"acme-fleet-prod, acme-fleet-prod", "-1, '''-1'", "'', ''"})
    void write_accountName_isTheLastColumn_andNoFormula(String name, String cell) {
        StringWriter csv = new StringWriter();
        FindingCsv.write(Stream.of(finding("x")), id -> new AccountLabel(id, name), csv);

        assertThat(csv.toString()).endsWith("," + cell + "\n");
    }
}
