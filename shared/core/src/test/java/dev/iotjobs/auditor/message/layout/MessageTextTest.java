package dev.iotjobs.auditor.message.layout;

import static dev.iotjobs.auditor.message.Digests.ABORT;
import static dev.iotjobs.auditor.message.Digests.AUDITED_AT;
import static dev.iotjobs.auditor.message.Digests.FAILURES;
import static dev.iotjobs.auditor.message.Digests.FORCED;
import static dev.iotjobs.auditor.message.Digests.TIMEOUT;
import static dev.iotjobs.auditor.message.Digests.job;
import static dev.iotjobs.auditor.message.Digests.partial;
import static dev.iotjobs.auditor.message.Digests.place;
import static dev.iotjobs.auditor.message.Digests.policy;
import static dev.iotjobs.auditor.message.Digests.quota;
import static dev.iotjobs.auditor.message.Digests.region;
import static dev.iotjobs.auditor.message.Digests.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.JobState;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.Digests;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.Notice;
import dev.iotjobs.auditor.message.SampleVerdicts;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Compares messages with the samples of the design. The reasons in the findings come from the real rules. */
public class MessageTextTest {

    @Test
    void of_firstAudit_countsByRuleWithOneExampleEach() throws IOException {
        Message message = firstAudit().message();

        assertThat(message.subject())
                .isEqualTo("[CRITICAL] IoT jobs 123456789012: first audit, 51 findings, 11 of them critical");
        assertThat(message.body()).isEqualTo(approved("first-audit.txt"));
    }

    @Test
    void of_oneNewFinding_saysWhatWhereWhyAndWhatToDo() throws IOException {
        Message message = oneCritical().message();

        assertThat(message.subject())
                .isEqualTo("[CRITICAL] IoT jobs 123456789012: Failure rate too high, fw-camera-3-7-5-all-porto");
        assertThat(message.body()).isEqualTo(approved("one-finding.txt"));
    }

    @Test
    void of_severalChanges_namesEachInItsSection() throws IOException {
        Message message = changes().message();

        assertThat(message.subject()).isEqualTo("[HIGH] IoT jobs 123456789012: 1 new, 1 worsened, 2 resolved");
        assertThat(message.body()).isEqualTo(approved("changes.txt"));
    }

    @Test
    void of_oneFindingThatIsNoJobs_saysHowToExemptItsSubject() {
        Message message = new Digests()
                .in(whole("eu-west-1", 300))
                .news(Kind.NEW, Severity.HIGH, null, quota("eu-west-1"), 0, SampleVerdicts.quota(930))
                .message();

        assertThat(message.body())
                .contains("\nIntended? ./audit exempt --rule IOTJ-ACC-01 --subject quota/L-FBF5CD89 ...\n"
                        + "          prints the lines to add to the policy");
    }

    @Test
    void of_oneFindingOfARuleThatCannotBeExempted_namesNoExemption() {
        FindingKey key = new FindingKey(
                place("eu-west-1"), new Subject.OfRule(place("eu-west-1"), "IOTJ-CFG-01"), "IOTJ-ACC-05");
        Message message = new Digests()
                .in(whole("eu-west-1", 300))
                .news(Kind.NEW, Severity.HIGH, null, key, 0, Verdict.nonCompliant(Severity.HIGH, "3 subjects failed"))
                .message();

        assertThat(message.body()).contains("Finding   " + key.id()).doesNotContain("Intended?");
    }

    @Test
    void of_longestJobId_wrapsTheExemption() {
        String jobId = "x".repeat(64);
        Message message = new Digests()
                .in(whole("eu-west-1", 300))
                .news(Kind.NEW, Severity.LOW, null, job(jobId, "eu-west-1", FORCED), 0, SampleVerdicts.quota(930))
                .message();

        assertThat(message.body())
                .contains("\nIntended? ./audit exempt --rule IOTJ-LIF-01 --job\n          " + jobId + " ...\n");
    }

    @Test
    void of_manyExemptions_namesFiveAndCountsTheOthers() {
        Digests digests = allClear();
        for (int i = 1; i <= 4; i++) {
            digests.exempted("EX-2" + i, 1);
        }

        assertThat(digests.message().body())
                .endsWith("Not counted as open: 8 exempted findings (EX-12, EX-14, EX-15, EX-21, EX-22 and 2 more).");
    }

    @Test
    void of_lastFindingsResolvedAndAllIsKnown_isAllClear() throws IOException {
        Message message = allClear().message();

        assertThat(message.subject()).isEqualTo("[ALL CLEAR] IoT jobs 123456789012: 3 resolved, no open findings");
        assertThat(message.body()).isEqualTo(approved("all-clear.txt"));
    }

    @Test
    void of_coverageFell_saysWhereAndWhy() throws IOException {
        Message message = coverage().message();

        assertThat(message.subject())
                .isEqualTo("[HIGH] IoT jobs 123456789012: 142 of 903 jobs not evaluated, coverage 84.2 %");
        assertThat(message.body()).isEqualTo(approved("coverage.txt"));
    }

    @Test
    void of_policyThatIsInvalid_saysWhichOneIsInUse_andTheFirstDefects() throws IOException {
        Message message = invalidPolicy().message();

        assertThat(message.subject())
                .isEqualTo("[CRITICAL] IoT jobs 123456789012: policy invalid, last valid policy in use");
        assertThat(message.body()).isEqualTo(approved("policy-invalid.txt"));
    }

    @Test
    void of_noticesOnly_saysWhatChangedInThePolicy_andWhichExemptionsEnd() throws IOException {
        Message message = notices().message();

        assertThat(message.subject())
                .isEqualTo("[NOTICE] IoT jobs 123456789012: the policy changed, exemption EX-14 expires on 2026-12-05");
        assertThat(message.body()).isEqualTo(approved("notices.txt"));
    }

    @Test
    void of_changesWithNotices_namesBoth() {
        Message message = changes()
                .notice(new Notice.PolicyChanged(List.of("IOTJ-CFG-01 off")))
                .message();

        assertThat(message.subject()).isEqualTo("[HIGH] IoT jobs 123456789012: 1 new, 1 worsened, 2 resolved");
        assertThat(message.body())
                .contains("; the policy changed. Open now: ")
                .contains("\n\nPOLICY CHANGED\n  IOTJ-CFG-01 off\n");
        assertThat(message.body().lines().count()).isLessThanOrEqualTo(40);
    }

    @Test
    void of_textOfAPolicy_isOneLineWithoutHiddenCharacters() {
        Notice.Exempting hostile = new Notice.Exempting("EX\u202e1", "a\nb", "o\u200bwner", "t\rx");
        Message message = new Digests()
                .in(whole("eu-west-1", 300))
                .notice(new Notice.ExemptionDue(hostile, LocalDate.parse("2026-12-05"), false, List.of()))
                .notice(new Notice.PolicyChanged(List.of("x\u202ey\nz")))
                .message();

        assertThat(message.subject()).contains("EX[U+202E]1");
        assertThat(message.body())
                .contains("Exemption  EX[U+202E]1: a b (owner o[U+200B]wner, ticket t x)")
                .contains("  x[U+202E]y z");
    }

    private static Digests invalidPolicy() {
        PolicyUse.Cause defects = new PolicyUse.Cause.Invalid(
                4,
                List.of(
                        "line 14, column 22: rules.IOTJ-RUN-01.settings.failurePercent.opensAt: must be 1 to 50, got 85",
                        "line 19, column 3: rules.IOTJ-CGF-03: unknown rule, did you mean 'IOTJ-CFG-03'?",
                        "line 31, column 14: exemptions[2]: must have 'expires' or 'reviewBy', a date such as 2027-01-31"));
        PolicyUse.Replaced replaced = new PolicyUse.Replaced(
                "ssm:/iot-jobs-auditor/policy",
                "13",
                Instant.parse("2026-11-28T06:31:00Z"),
                defects,
                "12",
                Instant.parse("2026-11-02T09:14:00Z"));
        return new Digests()
                .in(whole("eu-west-1", 300))
                .news(Kind.NEW, Severity.CRITICAL, null, policy("eu-west-1"), 0, SampleVerdicts.policy(replaced));
    }

    private static Digests notices() {
        FindingKey key = job("fw-meter-2-28-3-wave-3", "ap-southeast-2", TIMEOUT);
        Change exempted =
                new Change(key, Kind.EXEMPTED, Severity.MEDIUM, Severity.MEDIUM, AUDITED_AT, AUDITED_AT, JobState.NONE);
        CliCommand fix = CliCommand.fix(
                "Set a timeout:",
                "iot",
                "update-job",
                "--region",
                "ap-southeast-2",
                "--job-id",
                "fw-meter-2-28-3-wave-3",
                "--timeout-config",
                "inProgressTimeoutInMinutes=60");
        Notice.Exempting exemption = new Notice.Exempting("EX-14", "lab devices only", "lab@example.com", "OPS-77");
        return new Digests()
                .in(whole("ap-southeast-2", 300), whole("eu-west-1", 603))
                .known(key, Severity.MEDIUM, fix)
                .notice(new Notice.PolicyChanged(
                        List.of("IOTJ-RUN-01 minimumExecuted 10 -> 20", "exemption 'EX-13' removed")))
                .notice(new Notice.ExemptionDue(exemption, LocalDate.parse("2026-12-05"), false, List.of(exempted)));
    }

    public static Digests firstAudit() {
        return new Digests()
                .occasion(Occasion.FIRST_AUDIT)
                .in(whole("eu-west-1", 300))
                .open(Severity.CRITICAL, 11)
                .open(Severity.HIGH, 25)
                .open(Severity.MEDIUM, 14)
                .open(Severity.LOW, 1)
                .news(
                        Kind.BASELINE,
                        Severity.CRITICAL,
                        null,
                        job("fw-camera-3-7-5-all-porto", "eu-west-1", FAILURES),
                        2_301,
                        SampleVerdicts.failing("fw-camera-3-7-5-all-porto"))
                .running("fw-gateway-3-26-8-all-gdansk", 1_900)
                .running("config-r124-gateway-turin", 1_500)
                .running("fw-a", 900)
                .running("fw-b", 800)
                .running("fw-c", 700)
                .many(Kind.BASELINE, Severity.CRITICAL, FAILURES, 5, false)
                .many(Kind.BASELINE, Severity.HIGH, FAILURES, 9, true)
                .news(
                        Kind.BASELINE,
                        Severity.HIGH,
                        null,
                        job("config-r627-gateway-turin", "eu-west-1", ABORT),
                        0,
                        SampleVerdicts.withoutAbortCriteria("config-r627-gateway-turin"))
                .named(Kind.BASELINE, Severity.HIGH, job("06b98e6c-592e-466c-a65d-fe84791e46b7", "eu-west-1", ABORT))
                .many(Kind.BASELINE, Severity.HIGH, ABORT, 9, false)
                .news(
                        Kind.BASELINE,
                        Severity.HIGH,
                        null,
                        job("config-r107-gateway-turin", "eu-west-1", FORCED),
                        0,
                        SampleVerdicts.forceCancelled(
                                "config-r107-gateway-turin", Instant.parse("2026-11-25T04:50:00Z")))
                .many(Kind.BASELINE, Severity.HIGH, FORCED, 4, true)
                .many(Kind.BASELINE, Severity.LOW, FORCED, 1, true)
                .many(Kind.BASELINE, Severity.MEDIUM, TIMEOUT, 14, false);
    }

    static Digests oneCritical() {
        String jobId = "fw-camera-3-7-5-all-porto";
        return new Digests()
                .in(whole("eu-west-1", 300))
                .open(Severity.CRITICAL, 1)
                .news(
                        Kind.NEW,
                        Severity.CRITICAL,
                        null,
                        job(jobId, "eu-west-1", FAILURES),
                        2_301,
                        SampleVerdicts.failing(jobId));
    }

    static Digests changes() {
        String forced = "config-r637-gateway-turin";
        return new Digests()
                .in(partial("us-east-1", 285, 1, 1), whole("eu-west-1", 512), whole("ap-southeast-2", 104))
                .open(Severity.CRITICAL, 5)
                .open(Severity.HIGH, 20)
                .open(Severity.MEDIUM, 25)
                .open(Severity.LOW, 6)
                .news(
                        Kind.NEW,
                        Severity.HIGH,
                        null,
                        job(forced, "eu-west-1", FORCED),
                        0,
                        SampleVerdicts.forceCancelled(forced, Instant.parse("2026-11-28T06:02:00Z")))
                .news(Kind.WORSENED, Severity.HIGH, Severity.MEDIUM, quota("eu-west-1"), 0, SampleVerdicts.quota(930))
                .over(
                        Kind.RESOLVED,
                        Severity.MEDIUM,
                        job("config-r118-gateway-turin", "eu-west-1", TIMEOUT),
                        Duration.ofDays(3),
                        "60 min is set")
                .over(
                        Kind.RESOLVED,
                        Severity.HIGH,
                        job("fw-camera-3-7-4-all-porto", "eu-west-1", FAILURES),
                        Duration.ofDays(3),
                        SampleVerdicts.recovered("fw-camera-3-7-4-all-porto", 31)
                                .reason())
                .over(
                        Kind.CLOSED_WITH_JOB,
                        Severity.CRITICAL,
                        job("fw-gateway-3-26-3-all-gdansk", "eu-west-1", FAILURES),
                        Duration.ofDays(3),
                        "the job was deleted");
    }

    static Digests allClear() {
        return new Digests()
                .in(whole("us-east-1", 287), whole("eu-west-1", 512), whole("ap-southeast-2", 104))
                .exempted("EX-12", 2)
                .exempted("EX-14", 1)
                .exempted("EX-15", 1)
                .over(
                        Kind.RESOLVED,
                        Severity.CRITICAL,
                        job("fw-camera-3-7-5-all-porto", "eu-west-1", FAILURES),
                        Duration.ofDays(4),
                        SampleVerdicts.recovered("fw-camera-3-7-5-all-porto", 62)
                                .reason())
                .over(
                        Kind.RESOLVED,
                        Severity.HIGH,
                        job("config-r637-gateway-turin", "eu-west-1", ABORT),
                        Duration.ofDays(12),
                        "abort criteria are set")
                .over(
                        Kind.RESOLVED,
                        Severity.MEDIUM,
                        region("us-east-1"),
                        Duration.ofHours(9),
                        SampleVerdicts.coverage(whole("us-east-1", 287)).reason());
    }

    static Digests coverage() {
        return new Digests()
                .in(partial("us-east-1", 145, 142, 0), whole("eu-west-1", 512), whole("ap-southeast-2", 104))
                .open(Severity.HIGH, 1)
                .news(
                        Kind.WORSENED,
                        Severity.HIGH,
                        Severity.MEDIUM,
                        region("us-east-1"),
                        0,
                        SampleVerdicts.coverage(partial("us-east-1", 145, 142, 0)));
    }

    static String approved(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MessageTextTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
