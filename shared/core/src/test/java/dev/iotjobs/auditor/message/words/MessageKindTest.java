package dev.iotjobs.auditor.message.words;

import static dev.iotjobs.auditor.message.Digests.ABORT;
import static dev.iotjobs.auditor.message.Digests.FAILURES;
import static dev.iotjobs.auditor.message.Digests.FORCED;
import static dev.iotjobs.auditor.message.Digests.TIMEOUT;
import static dev.iotjobs.auditor.message.Digests.job;
import static dev.iotjobs.auditor.message.Digests.partial;
import static dev.iotjobs.auditor.message.Digests.region;
import static dev.iotjobs.auditor.message.Digests.whole;
import static dev.iotjobs.auditor.message.Messages.assertHoldsItsBounds;
import static dev.iotjobs.auditor.message.Messages.attribute;
import static dev.iotjobs.auditor.message.Messages.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.Digests;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.layout.MessageTextTest;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kind of a message: its tag, its first sentence, and the attributes for filter policies. */
class MessageKindTest {

    private static final String CHANGES = "Changes   ./audit findings --since 2026-11-28T06:45Z";

    private static final Duration FOUR_DAYS = Duration.ofDays(4);

    @Test
    void of_deletedJobsOnly_isANoticeAndNoGoodNews() {
        Message message = account()
                .over(Kind.CLOSED_WITH_JOB, Severity.CRITICAL, job("a", "eu-west-1", FAILURES), FOUR_DAYS, "gone")
                .over(Kind.CLOSED_WITH_JOB, Severity.HIGH, job("b", "eu-west-1", ABORT), FOUR_DAYS, "gone")
                .over(Kind.CLOSED_WITH_JOB, Severity.HIGH, job("c", "eu-west-1", ABORT), FOUR_DAYS, "gone")
                .message();

        assertThat(message.subject()).isEqualTo("[NOTICE] IoT jobs 123456789012: 3 closed with their jobs");
        assertThat(lines(message))
                .contains(
                        "CLOSED WITH THEIR JOBS (the jobs were deleted; this is not a fix)",
                        "  a: Failure rate too high (was CRITICAL)");
        assertThat(attribute(message, "kind")).isEqualTo("String NOTICE");
        assertThat(attribute(message, "severity")).isEmpty();
        assertThat(attribute(message, "resolvedSeverity")).isEqualTo("String CRITICAL");
        assertThat(attribute(message, "transitions")).isEqualTo("String.Array [\"CLOSED_WITH_JOB\"]");
    }

    @Test
    void of_oneDeletedAmongResolved_isANotice() {
        Message message = account()
                .over(Kind.RESOLVED, Severity.HIGH, job("a", "eu-west-1", ABORT), FOUR_DAYS, "abort criteria are set")
                .over(Kind.CLOSED_WITH_JOB, Severity.HIGH, job("b", "eu-west-1", ABORT), FOUR_DAYS, "gone")
                .message();

        assertThat(message.subject()).isEqualTo("[NOTICE] IoT jobs 123456789012: 1 resolved, 1 closed with its job");
        assertThat(lines(message)).contains("1 resolved, 1 closed with its job. Nothing is open now.");
    }

    @Test
    void of_resolvedOnlyWhileOthersAreOpen_isResolved() {
        Message message = resolved().open(Severity.MEDIUM, 31).message();

        assertThat(message.subject()).isEqualTo("[RESOLVED] IoT jobs 123456789012: 1 resolved");
        assertThat(lines(message)).startsWith("1 resolved. Open now: 31 MEDIUM.");
        assertThat(attribute(message, "kind")).isEqualTo("String CHANGES");
    }

    @Test
    void of_lastResolvedButJobsNotEvaluated_isNotAllClear() {
        Message message = resolved().in(partial("us-east-1", 10, 1, 1)).message();

        assertThat(message.subject()).isEqualTo("[RESOLVED] IoT jobs 123456789012: 1 resolved");
        assertThat(lines(message))
                .startsWith("1 resolved. Nothing is open, but 2 jobs were not evaluated.")
                .endsWith(
                        "Coverage  us-east-1: 1 job denied, 1 failed. Nothing is known about these two.", "", CHANGES);
    }

    @Test
    void of_lastResolvedButNotEveryJobListed_isNotAllClear() {
        Coverage unlisted =
                Digests.coverage("us-east-1", Coverage.Listing.INCOMPLETE, "ThrottlingException", 10, 0, 0, 0, 0);
        Message message = resolved().in(unlisted).message();

        assertThat(message.subject()).startsWith("[RESOLVED]");
        assertThat(lines(message))
                .contains(
                        "1 resolved. Nothing is open, but not every job was listed.",
                        "Audited   2026-11-28 06:45 UTC, 110 evaluated, the number of jobs is unknown",
                        "Coverage  us-east-1: the list of jobs is incomplete (ThrottlingException). Nothing is known",
                        "          about jobs that were not listed.");
    }

    @Test
    void of_lastResolvedButARuleLacksData_isNotAllClear() {
        Message message = resolved().withoutData(FAILURES, 12).message();

        assertThat(message.subject()).startsWith("[RESOLVED]");
        assertThat(lines(message))
                .startsWith("1 resolved. Nothing is open, but not everything is known.")
                .endsWith(
                        "No data   for Failure rate too high in 12 cases. Nothing is known about these cases.",
                        "",
                        CHANGES);
    }

    @Test
    void of_lastResolvedButNoRegionAudited_isNotAllClear() {
        Message message = new Digests()
                .over(Kind.RESOLVED, Severity.HIGH, job("a", "eu-west-1", ABORT), FOUR_DAYS, "abort criteria are set")
                .message();

        assertThat(message.subject()).startsWith("[RESOLVED]");
    }

    @Test
    void of_changeInARegionThatIsNotTheAuditedOne_namesTheRegion() {
        Message message = account()
                .over(Kind.RESOLVED, Severity.HIGH, job("a", "us-east-1", ABORT), FOUR_DAYS, "abort criteria are set")
                .message();

        assertThat(message.body()).contains("  a in us-east-1: No abort criteria");
    }

    @Test
    void of_deletionsHeldBack_isNotAllClear() {
        Coverage held = Digests.coverage("us-east-1", Coverage.Listing.COMPLETE, "", 900, 0, 0, 0, 120);

        assertThat(resolved().in(held).message().subject()).startsWith("[RESOLVED]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CLOSED_WITH_JOB", "AGED_OUT", "NOT_APPLICABLE", "RULE_OFF", "COVERED", "EXEMPTED"})
    void of_lastClosedOtherwiseThanByAFix_isNeverAllClearNorResolved(Kind kind) {
        Message message = account()
                .over(kind, Severity.HIGH, job("a", "eu-west-1", ABORT), FOUR_DAYS, "reason")
                .message();

        assertThat(message.subject()).startsWith("[NOTICE] IoT jobs 123456789012: 1 ");
        assertHoldsItsBounds(message);
    }

    @Test
    void of_ruleSwitchedOff_countsByRuleInANotice() {
        Message message = account()
                .over(Kind.RULE_OFF, Severity.HIGH, job("a", "eu-west-1", ABORT), FOUR_DAYS, "off")
                .over(Kind.RULE_OFF, Severity.HIGH, job("b", "eu-west-1", ABORT), FOUR_DAYS, "off")
                .over(Kind.RULE_OFF, Severity.LOW, job("b", "eu-west-1", "IOTJ-OLD-01"), FOUR_DAYS, "retired")
                .message();

        assertThat(message.subject()).isEqualTo("[NOTICE] IoT jobs 123456789012: 3 closed (rule off)");
        assertThat(lines(message))
                .endsWith(
                        "CLOSED FOR ANOTHER REASON (this is not a fix)",
                        "  2 closed (rule off): No abort criteria on a multi-device job (IOTJ-CFG-03)",
                        "  1 closed (rule off): IOTJ-OLD-01",
                        "",
                        CHANGES);
        assertThat(attribute(message, "transitions")).isEmpty();
    }

    @Test
    void of_exemptedAndLowered_areNamed() {
        Change lowered = new Change(
                job("b", "eu-west-1", FAILURES),
                Kind.LOWERED,
                Severity.HIGH,
                Severity.CRITICAL,
                Digests.AUDITED_AT,
                Digests.AUDITED_AT,
                Change.JobState.NONE);
        Message message = account()
                .over(Kind.EXEMPTED, Severity.HIGH, job("a", "eu-west-1", ABORT), FOUR_DAYS, "reason")
                .add(lowered, Digests.finding(lowered.key(), Severity.HIGH, "less", Evidence.none(), List.of()))
                .message();

        assertThat(lines(message))
                .contains(
                        "LOWERED (still open)",
                        "  b: Failure rate too high (was CRITICAL); now HIGH",
                        "EXEMPTED (still open, no longer reported)",
                        "  a: No abort criteria on a multi-device job (was HIGH)");
        assertThat(attribute(message, "severity")).isEmpty();
        assertThat(attribute(message, "resolvedSeverity")).isEmpty();
    }

    @Test
    void of_criticalResolvedWhileMediumOpens_carriesBothSeverities() {
        Message message = account()
                .in(whole("us-east-1", 7))
                .news(Kind.NEW, Severity.MEDIUM, job("a", "us-east-1", TIMEOUT), "no in-progress timeout is set")
                .over(Kind.RESOLVED, Severity.CRITICAL, job("b", "us-east-1", FAILURES), FOUR_DAYS, "now 3.1 %")
                .message();

        assertThat(message.subject()).isEqualTo("[MEDIUM] IoT jobs 123456789012: 1 new, 1 resolved");
        assertThat(attribute(message, "severity")).isEqualTo("String MEDIUM");
        assertThat(attribute(message, "resolvedSeverity")).isEqualTo("String CRITICAL");
        assertThat(attribute(message, "regions")).isEqualTo("String.Array [\"us-east-1\"]");
        assertThat(attribute(message, "rules")).isEqualTo("String.Array [\"IOTJ-CFG-01\",\"IOTJ-RUN-01\"]");
        assertThat(attribute(message, "transitions")).isEqualTo("String.Array [\"OPENED\",\"RESOLVED\"]");
        assertThat(attribute(message, "numbers")).isEqualTo("String {\"us-east-1\":1795848302000}");
        assertThat(attribute(message, "schemaVersion")).isEqualTo("Number 1");
        assertThat(attribute(message, "account")).isEqualTo("String 123456789012");
    }

    @Test
    void of_summary_statesEverythingThatIsOpen() {
        Message message =
                MessageTextTest.firstAudit().occasion(Occasion.SUMMARY).message();

        assertThat(message.subject())
                .isEqualTo("[CRITICAL] IoT jobs 123456789012: summary, 51 open findings, 11 of them critical");
        assertThat(lines(message))
                .startsWith(
                        "Summary: 51 open findings in 300 jobs, 11 of them critical.",
                        "This message covers all open findings. It replaces what earlier messages said.");
        assertThat(attribute(message, "kind")).isEqualTo("String SUMMARY");
    }

    @Test
    void of_summaryWithNothingOpen_saysSoAndHowMuchWasEvaluated() {
        Message message = new Digests()
                .occasion(Occasion.SUMMARY)
                .in(partial("eu-west-1", 298, 0, 2))
                .exempted("EX-1", 3)
                .message();

        assertThat(message.subject()).isEqualTo("[NOTICE] IoT jobs 123456789012: summary, no open findings");
        assertThat(lines(message))
                .containsExactly(
                        "Summary: no open findings in 298 jobs. This replaces what earlier messages said.",
                        "",
                        "Account   123456789012, Region eu-west-1",
                        "Audited   2026-11-28 06:45 UTC, 298 of 300 jobs (99.3 %)",
                        "Open      none; 3 exempted",
                        "",
                        "Coverage  eu-west-1: 2 jobs failed. Nothing is known about these two.");
    }

    @Test
    void of_newRule_saysThatTheseWereNotReportedBefore() {
        Message message = account()
                .open(Severity.HIGH, 20)
                .many(Kind.BASELINE, Severity.HIGH, ABORT, 8, false)
                .many(Kind.BASELINE, Severity.LOW, FORCED, 4, true)
                .message();

        assertThat(message.subject())
                .isEqualTo("[HIGH] IoT jobs 123456789012: 12 findings not reported before, 8 of them high");
        assertThat(lines(message))
                .startsWith(
                        "12 open findings, 8 of them high, not reported before: rules, settings or jobs are new to the"
                                + " audit.")
                .contains("4 of the 12 are on jobs that had ended before this audit;"
                        + " only 1 of these is named here.");
        assertThat(attribute(message, "kind")).isEqualTo("String CHANGES");
    }

    @Test
    void of_firstAuditThatMayDescribeNothing_isAboutCoverage() {
        Message message = new Digests()
                .occasion(Occasion.FIRST_AUDIT)
                .in(Digests.coverage("us-east-1", Coverage.Listing.NONE, "AccessDeniedException", 0, 0, 0, 0, 0))
                .open(Severity.HIGH, 1)
                .news(Kind.BASELINE, Severity.HIGH, region("us-east-1"), "no job could be listed")
                .message();

        assertThat(message.subject()).isEqualTo("[HIGH] IoT jobs 123456789012: no job was listed, coverage is unknown");
        assertThat(lines(message))
                .contains(
                        "This is the first audit of this account.",
                        "  us-east-1  no job could be listed (AccessDeniedException)");
        assertThat(attribute(message, "kind")).isEqualTo("String FIRST_AUDIT");
    }

    @Test
    void of_deletionsHeldBack_saysHowToConfirmThem() {
        Message message = new Digests()
                .in(Digests.coverage("us-east-1", Coverage.Listing.COMPLETE, "", 900, 0, 0, 0, 120))
                .open(Severity.HIGH, 1)
                .news(Kind.NEW, Severity.HIGH, region("us-east-1"), "120 of 900 known jobs do not exist")
                .message();

        assertThat(message.subject())
                .isEqualTo("[HIGH] IoT jobs 123456789012: 120 deletions are implausible, not confirmed yet");
        assertThat(lines(message)).contains("    ./audit run --region us-east-1 --accept-deletions");
    }

    @Test
    void of_jobsNotReached_promisesTheNextAudits() {
        Message message = new Digests()
                .in(Digests.coverage("us-east-1", Coverage.Listing.COMPLETE, "", 900, 0, 0, 2_400, 0))
                .open(Severity.HIGH, 1)
                .news(Kind.NEW, Severity.HIGH, region("us-east-1"), "900 of 3,300 jobs")
                .message();

        assertThat(lines(message))
                .contains(
                        "  us-east-1  900 of 3,300 jobs (27.2 %): 2,400 not reached in the time budget",
                        "  The next audit continues with these jobs. At this rate, all jobs are reached after about 3");
    }

    private static Digests account() {
        return new Digests().in(whole("eu-west-1", 100));
    }

    private static Digests resolved() {
        return account()
                .over(Kind.RESOLVED, Severity.HIGH, job("a", "eu-west-1", ABORT), FOUR_DAYS, "abort criteria are set");
    }
}
