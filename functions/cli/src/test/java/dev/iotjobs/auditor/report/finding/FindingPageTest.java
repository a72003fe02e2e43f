package dev.iotjobs.auditor.report.finding;

import static dev.iotjobs.auditor.report.finding.StoredSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Exemption.Approval;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Glob;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FindingPageTest {

    static final List<String> HOSTILE = StoredSamples.HOSTILE;

    private static String page(Finding finding, int width) {
        return new FindingPage(finding, StoredSamples.ACCOUNT, Map.of(), width, NOW).text(Style.PLAIN);
    }

    @Test
    void text_openFinding_hasAllOfIt() {
        assertThat(page(StoredSamples.failureRate("fw-camera-3-7-5-all-porto"), 100))
                .isEqualTo("""
                CRITICAL  Failure rate too high (IOTJ-RUN-01)                                   finding d93f77dfbb08
                job fw-camera-3-7-5-all-porto, eu-west-1, account 123456789012

                513 of 1,350 executions failed or timed out (38.0 %); 2,301 are still to come.
                Open since 2026-11-24 15:59 UTC (3 d), last evaluated 2026-11-28 06:39 UTC

                Why it matters
                  The update is defective or went to the wrong devices. Devices that failed may be on the old
                  version or in an undefined state.

                What to do
                  See which devices failed:
                    aws iot list-job-executions-for-job --region eu-west-1 --job-id fw-camera-3-7-5-all-porto \\
                      --status FAILED
                  If the update is at fault, stop the rollout:
                    aws iot cancel-job --region eu-west-1 --job-id fw-camera-3-7-5-all-porto \\
                      --reason-code HIGH_FAILURE_RATE --comment "WHY"

                Evidence
                  Job               IN_PROGRESS, created 2026-11-24 08:00 UTC, origin SELF
                  Targets           arn:aws:iot:eu-west-1:123456789012:thinggroup/porto and 2 more
                  Executions        failed 456, timed out 57, succeeded 837, rejected 0, queued 2,240,
                                    in progress 61
                  Limits            HIGH from 10 %, CRITICAL from 20 %, closes below 8 %, at least 10 executed
                  Rule              IOTJ-RUN-01 version 1

                History
                  2026-11-24 15:59  opened as HIGH
                  2026-11-26 09:09  worsened from HIGH to CRITICAL

                Console   https://eu-west-1.console.aws.amazon.com/iot/home?region=eu-west-1#/job/fw-camera-3-7-5-all-porto
                Rule      ./audit rules explain IOTJ-RUN-01
                Job       ./audit explain fw-camera-3-7-5-all-porto
                Exempt    ./audit exempt --rule IOTJ-RUN-01 --job fw-camera-3-7-5-all-porto ... (prints the lines for the policy)
                """);
    }

    @Test
    void text_80Columns_wraps() {
        String page = page(StoredSamples.failureRate("fw-camera-3-7-5-all-porto"), 80);

        assertThat(page.lines().filter(line -> !line.matches("(Console|Exempt) .*")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void text_exemptedFinding_saysByWhatAndUntilWhen() {
        Exemption exemption = new Exemption(
                "EX-12",
                List.of(new Glob("IOTJ-*")),
                new Selector(List.of(), List.of(new Glob("*")), List.of(), Map.of(), Set.of(), null, List.of()),
                new Approval("one-off migration", "fleet-ops@example.com", null),
                LocalDate.parse("2027-01-31"),
                null);
        Finding exempted = StoredSamples.failureRate("a").toBuilder()
                .status(FindingStatus.SUPPRESSED, null)
                .exemption("EX-12")
                .build();

        assertThat(new FindingPage(exempted, StoredSamples.ACCOUNT, Map.of("EX-12", exemption), 100, NOW)
                        .text(Style.PLAIN))
                .contains("Exempted by EX-12 until 2027-01-31: one-off migration (owner fleet-ops@example.com)\n");
        assertThat(page(exempted, 100)).contains("Exempted by EX-12, which is no longer in the policy in force\n");
    }

    @Test
    void text_closedFinding_saysWhyAndHasNoCommands() {
        Finding resolved = StoredSamples.failureRate("a").toBuilder()
                .status(FindingStatus.CLOSED, End.FIXED)
                .because("now 6.2 %", Evidence.none(), List.of())
                .updatedAt(Instant.parse("2026-11-27T07:00:00Z"))
                .build();

        assertThat(page(resolved, 100))
                .contains("Resolved 2026-11-27 07:00 UTC: now 6.2 %\n")
                .doesNotContain("What to do", "Exempt  ");
        Finding gone = resolved.toBuilder()
                .status(FindingStatus.CLOSED, End.JOB_GONE)
                .because("the job was deleted", Evidence.none(), List.of())
                .build();
        assertThat(page(gone, 100))
                .contains("Closed with its job 2026-11-27 07:00 UTC: the job was deleted; this is not a fix\n");
    }

    @Test
    void text_longHistory_countsWhatIsNotKept() {
        List<Event> events = IntStream.range(0, 32)
                .mapToObj(i -> new Event(NOW, TransitionType.REOPENED, Severity.HIGH, null))
                .toList();
        Finding finding =
                StoredSamples.failureRate("a").toBuilder().history(events).build();

        String page = page(finding, 100);

        assertThat(page).contains("History\n  12 earlier changes are no longer stored\n");
        assertThat(page.lines().filter(line -> line.contains("reopened as HIGH")))
                .hasSize(20);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void text_hostileTexts_areShownAndNotObeyed(String text) {
        Finding finding = StoredSamples.failureRate(text).toBuilder()
                .because(
                        text,
                        Evidence.of("status", text).and("comment", text),
                        List.of(CliCommand.look("See " + text + ":", "iot", "describe-job", "--job-id", text)))
                .exemption(text)
                .targets(List.of(text), 1)
                .build();

        String page = page(finding, 100);

        assertThat(page).doesNotContain("\u001b", "\u202E", "\u2066", "\u0007", "\u0000", "\r", "\t");
        assertThat(page.lines().filter(line -> line.startsWith("break"))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void document_hostileTexts_areUnchanged(String text) throws JsonProcessingException {
        Finding finding = StoredSamples.failureRate(text).toBuilder()
                .because(text, Evidence.of("status", text), List.of())
                .build();

        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(FindingDocument.of(finding, StoredSamples.ACCOUNT))
                        .path("reason")
                        .asText())
                .isEqualTo(text);
    }

    @Test
    void text_accountWithAName_hasItBesideTheId() {
        Finding finding = StoredSamples.failureRate("fw-camera-3-7-5-all-porto");
        String named = new FindingPage(finding, StoredSamples.NAMED, Map.of(), 80, NOW).text(Style.PLAIN);

        assertThat(named)
                .contains("\njob fw-camera-3-7-5-all-porto, eu-west-1, acme-fleet-prod (123456789012)\n")
                .isEqualTo(page(finding, 80).replace("account 123456789012", "acme-fleet-prod (123456789012)"));
    }

    @Test
    void document_accountName_isThereOrAbsent() {
        Finding finding = StoredSamples.failureRate("a");

        assertThat(FindingDocument.of(finding, StoredSamples.NAMED))
                .contains("\"accountId\" : \"123456789012\",", "\"accountName\" : \"acme-fleet-prod\",");
        assertThat(FindingDocument.of(finding, StoredSamples.ACCOUNT)).doesNotContain("accountName");
    }
}
