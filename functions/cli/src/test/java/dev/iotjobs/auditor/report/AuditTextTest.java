package dev.iotjobs.auditor.report;

import static dev.iotjobs.auditor.report.Samples.IRELAND;
import static dev.iotjobs.auditor.report.Samples.coverage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTextTest {

    @Test
    void of_severalRegions_saysWhatIsWrongWhatChangedAndWhatIsNotKnown() {
        assertThat(text(SampleAudits.mixed())).isEqualTo(Samples.approved("audit-mixed.txt"));
    }

    @Test
    void of_nothingFound_isShort() {
        assertThat(text(SampleAudits.clean())).isEqualTo(Samples.approved("audit-clean.txt"));
    }

    @Test
    void of_dryRun_saysThatNothingWasSentAndListsTheFirstFindings() {
        assertThat(text(SampleAudits.dryRun(12))).isEqualTo(Samples.approved("audit-dry-run.txt"));
    }

    @Test
    void of_allFindings_listsThoseThatDidNotChangeToo() {
        String text = text(SampleAudits.mixed(), Style.PLAIN, false, Integer.MAX_VALUE);

        assertThat(text).contains("""

                        Open before
                          HIGH      Job quota near its limit                 quota L-FBF5CD89       eu-west-1  open 24 h
                                    930 of 1,000 concurrent jobs (93.0 %)
                        """).doesNotContain("--findings all");
        assertThat(text.split("  open 24 h\n", -1)).hasSize(8 + 1);
    }

    @Test
    void of_severalFindings_listsSoManyAndSaysHowToListAll() {
        String text = text(SampleAudits.dryRun(12), Style.PLAIN, false, 2);

        assertThat(text)
                .contains("rotate-certificates-01", "\n  and 10 more; '--findings all' lists them\n")
                .doesNotContain("rotate-certificates-02");
    }

    @Test
    void of_findingThatCannotBeRead_isNotCountedAsOneThatAnOptionLists() {
        List<Finding> findings = List.of(Samples.timeoutMissing("a"), Samples.timeoutMissing("b"));
        AuditReport report =
                SampleAudits.opening(findings).withFindings(keys -> SampleAudits.having(findings.subList(0, 1), keys));

        assertThat(text(new ShownAudit(report, false, List.of())))
                .contains("\n  and 1 that cannot be read; a daily check repairs damaged findings\n")
                .doesNotContain("'--findings all' lists them");
    }

    @Test
    void of_nothingFoundInAPart_saysInWhichPart() {
        assertThat(text(SampleAudits.cleanInPart()))
                .contains("\nNo open findings in the 11 jobs evaluated\n")
                .contains("11 of 12 jobs (91.6 %): 1 denied; nothing is known about this one");
    }

    @Test
    void of_noRegionAudited_claimsNothingAboutFindings() {
        assertThat(text(SampleAudits.unmade())).isEqualTo("""
            Could not audit 123456789012, 1 Region, 2026-03-10 07:00 UTC, in 64 s

              ap-south-1  failed: table iot-jobs-auditor-state: throughput exceeded

            Nothing is known about findings: no Region was audited

            Mail    none: no Region was audited
            """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOTHING_TO_REPORT | none: no change to report",
                "NOT_TRIED | none: no Region was audited: access denied",
                "REFUSED | not sent, the next audit tries again: access denied",
                "UNCERTAIN | not confirmed, it may have been delivered; the next audit sends the same message again: access denied",
                "EARLIER_MESSAGE_WAITS | not sent, the next audit tries again: access denied"
            })
    void of_anyEndOfTheMail_saysWhatFollows(Status status, String mail) {
        assertThat(text(SampleAudits.with(SampleAudits.alerts(status, "access\ndenied"))))
                .contains("\nMail    " + mail + "\n");
    }

    @Test
    void of_mailThatWasSentButNotStoredAsSent_saysBoth() {
        assertThat(text(SampleAudits.with(SampleAudits.sent("not stored, the next audit sends it again: timeout"))))
                .contains("\nMail    sent: [CRITICAL] IoT jobs 123456789012: 2 new, 1 worsened, 1 resolved;"
                        + " not stored, the next audit sends it again: timeout\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1 finding of the first audit is sent later, once all jobs are evaluated or after 24 h at"
                        + " the latest",
                "1200 | 1,200 findings of the first audit are sent later, once all jobs are evaluated or after 24 h at"
                        + " the latest"
            })
    void of_baselineThatWaits_saysUntilWhen(int waiting, String line) {
        AlertReport alerts = new AlertReport(Status.NOTHING_TO_REPORT, null, Map.of(), waiting, "");

        assertThat(text(SampleAudits.with(alerts)))
                .contains("\nMail    none: no change to report\n        " + line + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | no subscriber receives messages: no subscription of the topic is confirmed",
                "1200 | no subscriber receives messages: no subscription of the topic is confirmed, 1,200 not"
                        + " confirmed yet"
            })
    void of_noConfirmedSubscription_reportsThatNoSubscriberReceivesMessages(int pending, String line) {
        assertThat(text(SampleAudits.with(Subscribers.of(0, pending))))
                .endsWith("\nMail    none: no change to report\n        " + line + "\n");
    }

    @Test
    void of_oneConfirmedSubscription_saysNothingOfThoseThatWait() {
        assertThat(text(SampleAudits.with(Subscribers.of(1, 5)))).endsWith("\nMail    none: no change to report\n");
    }

    @Test
    void of_subscriptionsThatCannotBeCounted_isNotTakenForNone() {
        assertThat(text(SampleAudits.with(Subscribers.notKnown("topic alerts:\ndenied"))))
                .endsWith("""

                    Mail    none: no change to report
                            the subscriptions of the topic cannot be read, so it is unknown who receives messages: topic alerts: denied
                    """);
    }

    @Test
    void of_verbose_countsCalls() {
        assertThat(text(SampleAudits.mixed(), Style.PLAIN, true)).contains("""

            Calls
              DescribeJob  1,522  3 throttled, 2 failed
              ListJobs     3      0 throttled, 0 failed
            """);
    }

    @Test
    void of_incompleteList_saysWhyAndThatMoreJobsMayBeThere() {
        Coverage incomplete = coverage(IRELAND, Listing.INCOMPLETE, 5, 0, 0, 0);

        assertThat(text(SampleAudits.covering(incomplete)).replaceAll("\\s+", " "))
                .contains("5 of 5 jobs (100.0 %); the list of jobs is incomplete, there may be more jobs (ListJobs is"
                        + " throttled)");
    }

    @Test
    void of_jobsNotReached_saysThatTheNextAuditsDescribeThemButNotOfADryRun() {
        ShownAudit audit = SampleAudits.covering(coverage(IRELAND, 100, 0, 0, 900));

        assertThat(text(audit).replaceAll("\\s+", " "))
                .contains(" 900 not reached; nothing is known about these 900; 900 jobs are still to be described, the"
                        + " next audits describe them ");
        assertThat(text(new ShownAudit(audit.report(), true, List.of()))).doesNotContain("still to be described");
    }

    @Test
    void of_noList_saysWhy() {
        Coverage none = coverage(IRELAND, Listing.NONE, 0, 0, 0, 0);

        assertThat(text(SampleAudits.covering(none)))
                .contains("0 of 0 jobs (0.0 %); no job could be listed (ListJobs is throttled)");
    }

    @Test
    void of_brake_saysWhatConfirmsTheDeletions() {
        Coverage held = new Coverage(
                IRELAND,
                new Coverage.Listed(0, 0, Listing.COMPLETE, ""),
                60,
                440,
                Coverage.Failures.NONE,
                Coverage.NotReached.NONE,
                new Coverage.Deletions(0, 60, 500));

        assertThat(text(SampleAudits.covering(held)).replaceAll("\\s+", " "))
                .contains("AWS IoT no longer finds 60 of 500 known jobs, which is implausible: their findings stay"
                        + " open until an audit at least an hour later finds the same;"
                        + " an audit with --accept-deletions closes them at once");
    }

    @ParameterizedTest
    @CsvSource({"500, 1000, true", "499, 1000, false", "0, 0, false", "5, 0.4, false", "5, , false"})
    void of_quota_isShownFromAHalfOn(long used, @Nullable Double limit, boolean shown) {
        QuotaUsage quota = new QuotaUsage(
                IRELAND,
                new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                limit,
                LimitSource.APPLIED,
                used,
                0,
                true);

        assertThat(text(SampleAudits.using(quota)).contains("Quota")).isEqualTo(shown);
    }

    @Test
    void text_narrowTerminal_hasTheRegionBehindTheReason() {
        String text = text(SampleAudits.mixed(), new Style(false, 80), false);

        assertThat(text).contains("""
                  CRITICAL  Failure rate too high  pump-firmware-4-2-wave3    new
                            76 of 200 executions failed or timed out (38.0 %); 1,650 executions
                            are still to come; eu-west-1
                """.indent(0), """
                  us-east-1   297 of 301 jobs (98.6 %): 2 denied, 1 failed, 1 not reached;
                              nothing is known about these four;\
                """);
    }

    @Test
    void of_ansi_differsFromPlainInColoursOnly() {
        String ansi = text(SampleAudits.mixed(), Style.ANSI, false);

        assertThat(ansi).contains("\u001b[1;31mCRITICAL\u001b[0m", "\u001b[1mResolved\u001b[0m");
        assertThat(ansi.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(Samples.approved("audit-mixed.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void of_anyLocale_isTheSame(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(text(SampleAudits.mixed())).isEqualTo(Samples.approved("audit-mixed.txt"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void countOpen_closed_doNotCount() {
        ShownAudit mixed = SampleAudits.mixed();

        assertThat(mixed.countOpen(Severity.HIGH)).isEqualTo(5);
    }

    private static String text(ShownAudit result) {
        return text(result, Style.PLAIN, false);
    }

    private static String text(ShownAudit result, Style style, boolean verbose) {
        return text(result, style, verbose, null);
    }

    private static String text(ShownAudit result, Style style, boolean verbose, @Nullable Integer findings) {
        StringBuilder text = new StringBuilder();
        AuditText.write(result, style, verbose, findings, text::append);
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100})
    void of_accountWithAName_hasItInTheFirstLine(int width) {
        String named = text(SampleAudits.named("acme-fleet-prod"), new Style(false, width), false);

        assertThat(named)
                .startsWith("Audited acme-fleet-prod (123456789012), 3 Regions, 2026-03-10 07:00 UTC, in 64 s\n");
        assertThat(named.replace("acme-fleet-prod (123456789012)", "123456789012"))
                .isEqualTo(text(SampleAudits.mixed(), new Style(false, width), false));
    }
}
