package dev.iotjobs.auditor.report.finding;

import static dev.iotjobs.auditor.report.finding.StoredSamples.IRELAND;
import static dev.iotjobs.auditor.report.finding.StoredSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.explain.ExplainedJob;
import dev.iotjobs.auditor.audit.explain.RuleVerdict;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class JobPageTest {

    static final List<String> HOSTILE = StoredSamples.HOSTILE;

    private static final String JOB = "fw-camera-3-7-5-all-porto";
    private static final Finding STORED = StoredSamples.failureRate(JOB);

    private static RuleDefinition<?> rule(String id) {
        return RuleBook.standard().find(id).orElseThrow();
    }

    private static RuleVerdict verdict(
            String ruleId, Verdict verdict, @Nullable Severity severity, @Nullable Finding stored) {
        return new RuleVerdict(rule(ruleId), verdict, severity, null, stored);
    }

    private static String page(RuleVerdict... verdicts) {
        return jobPage(StoredSamples.ACCOUNT, verdicts).text(Style.PLAIN);
    }

    private static JobPage jobPage(AccountLabel account, RuleVerdict... verdicts) {
        JobKey key = new JobKey("arn:aws:iot:eu-west-1:123456789012:job/" + JOB, Instant.parse("2026-11-24T08:00:00Z"));
        Job job = Job.builder(key, JobStatus.IN_PROGRESS).build();
        return new JobPage(
                new ExplainedJob(
                        IRELAND,
                        job,
                        Instant.parse("2026-11-28T06:39:00Z"),
                        false,
                        List.of(verdicts),
                        List.of(rule("IOTJ-CFG-02"))),
                account,
                100,
                NOW);
    }

    @Test
    void text_everyKindOfVerdict_isGroupedWorstFirst() {
        assertThat(page(
                        verdict("IOTJ-CFG-01", Verdict.compliant("60 min is set"), null, null),
                        verdict(
                                "IOTJ-CFG-03",
                                Verdict.nonCompliant(Severity.HIGH, "no abort criteria"),
                                Severity.HIGH,
                                null),
                        verdict("IOTJ-LIF-01", Verdict.notApplicable("the job is not cancelled"), null, null),
                        verdict(
                                "IOTJ-RUN-01",
                                Verdict.nonCompliant(Severity.CRITICAL, STORED.reason()),
                                Severity.CRITICAL,
                                STORED),
                        verdict("IOTJ-RUN-02", Verdict.insufficientData(Gap.TOO_FEW, "3 of 10 executions"), null, null),
                        verdict("IOTJ-SEC-06", Verdict.insufficientData(Gap.MISSING, "no parameters"), null, null)))
                .isEqualTo("""
                        job fw-camera-3-7-5-all-porto, eu-west-1, account 123456789012
                        IN_PROGRESS, created 2026-11-24 08:00 UTC, origin SELF
                        Evidence of 2026-11-28 06:39 UTC (6 min old), which an audit stored; --describe reads the job now

                        Of 7 rules on jobs: 2 open, 1 waits, 1 without data, 1 passes, 1 does not apply, 1 off

                        Open
                          CRITICAL  Failure rate too high (IOTJ-RUN-01)
                                    513 of 1,350 executions failed or timed out (38.0 %); 2,301 are still to come
                                    finding d93f77dfbb08, open 3 d
                          HIGH      No abort criteria on a multi-device job (IOTJ-CFG-03)
                                    no abort criteria
                                    no open finding is stored; the next audit that gives this verdict opens one

                        Waits
                          IOTJ-RUN-02  Time-out rate too high: 3 of 10 executions

                        No data
                          IOTJ-SEC-06  Secret in job document or parameters: no parameters

                        Passes
                          IOTJ-CFG-01  In-progress timeout missing: 60 min is set

                        Does not apply
                          IOTJ-LIF-01  Job force-cancelled: the job is not cancelled

                        Off in the policy for this job
                          IOTJ-CFG-02
                        """);
    }

    @Test
    void text_findingThatDiffers_saysWhichEvidenceIsOlder() {
        Finding older = STORED.toBuilder()
                .evaluatedAt(Instant.parse("2026-11-28T05:39:00Z"))
                .build();

        assertThat(page(verdict("IOTJ-RUN-01", Verdict.compliant("now 3.1 %"), null, older))
                        .replaceAll("\\s+", " "))
                .contains("IOTJ-RUN-01 Failure rate too high: now 3.1 %; finding d93f77dfbb08 is stored as open,"
                        + " based on older evidence (read 2026-11-28 05:39 UTC); the next audit that gives this verdict"
                        + " closes the finding");
        assertThat(page(verdict("IOTJ-RUN-01", Verdict.nonCompliant(Severity.HIGH, "12.0 %"), Severity.HIGH, older))
                        .replaceAll("\\s+", " "))
                .contains("the stored severity is CRITICAL, based on older evidence (read 2026-11-28 05:39 UTC)");
        assertThat(page(verdict("IOTJ-RUN-01", Verdict.insufficientData(Gap.MISSING, "no counters"), null, older)))
                .contains(
                        "Open\n  CRITICAL  Failure rate too high",
                        "this verdict cannot close the finding, so it stays open");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void text_hostileReasons_stayInTheirLines(String text) {
        assertThat(page(
                        verdict("IOTJ-CFG-01", Verdict.compliant(text), null, null),
                        verdict("IOTJ-CFG-03", Verdict.nonCompliant(Severity.HIGH, text), Severity.HIGH, null)))
                .doesNotContain("\u001b", "\u202E", "\u2066", "\u0007", "\u0000", "\r", "\t");
    }

    @Test
    void text_accountWithAName_hasItBesideTheId() {
        JobPage named = jobPage(StoredSamples.NAMED);

        assertThat(named.text(Style.PLAIN)).contains("eu-west-1, acme-fleet-prod (123456789012)\n");
        assertThat(named.json()).contains("\"accountName\" : \"acme-fleet-prod\"");
        assertThat(jobPage(StoredSamples.ACCOUNT).text(Style.PLAIN)).contains("eu-west-1, account 123456789012\n");
        assertThat(jobPage(StoredSamples.ACCOUNT).json()).doesNotContain("accountName");
    }
}
