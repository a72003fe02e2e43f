package dev.iotjobs.auditor.message;

import static dev.iotjobs.auditor.message.Digests.ABORT;
import static dev.iotjobs.auditor.message.Digests.FAILURES;
import static dev.iotjobs.auditor.message.Digests.FORCED;
import static dev.iotjobs.auditor.message.Digests.TIMEOUT;
import static dev.iotjobs.auditor.message.Digests.abortCriteria;
import static dev.iotjobs.auditor.message.Digests.executions;
import static dev.iotjobs.auditor.message.Digests.job;
import static dev.iotjobs.auditor.message.Digests.partial;
import static dev.iotjobs.auditor.message.Digests.region;
import static dev.iotjobs.auditor.message.Digests.whole;
import static dev.iotjobs.auditor.message.Messages.assertHoldsItsBounds;
import static dev.iotjobs.auditor.message.Messages.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.layout.MessageTextTest;
import dev.iotjobs.auditor.message.words.MessageSize;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages keep their limits and stay readable with many findings and hostile texts. */
class MessageLimitsTest {

    private static final String HOSTILE = "a\n\nCRITICAL  forged\u001b[2J\u202e\u2028\u200b; rm -rf / \"'$(reboot)";
    private static final String ENDLESS = "endless\u202e ".repeat(300);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void of_hostileTextOfEachKind_forgesNoLine(Kind kind) {
        for (int count : new int[] {1, 2, 6}) {
            Digests digests = new Digests().in(whole("eu-west-1", 9)).open(Severity.HIGH, 1);
            IntStream.range(0, count).forEach(i -> hostile(digests, kind, HOSTILE + i));
            Message message = digests.message();

            assertHoldsItsBounds(message);
            assertThat(lines(message)).noneMatch(line -> line.startsWith("CRITICAL  forged"));
            assertThat(message.body() + message.subject()).doesNotContain("--job-id");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void of_endlessTextOfEachKind_isCut(Kind kind) {
        for (int count : new int[] {1, 3, 6}) {
            Digests digests = new Digests().in(whole("eu-west-1", 9)).open(Severity.HIGH, 1);
            IntStream.range(0, count).forEach(i -> hostile(digests, kind, ENDLESS + i));

            assertHoldsItsBounds(digests.message());
        }
    }

    @Test
    void of_hostileJobId_leavesTheCommandOutAndSaysSo() {
        Digests digests = new Digests().in(whole("eu-west-1", 9));
        hostile(digests, Kind.NEW, HOSTILE);
        Message message = digests.message();

        assertThat(message.body())
                .contains("a  CRITICAL  forged[U+001B][2J[U+202E] [U+200B]; rm -rf / \"'$(reboot)")
                .contains("The command is left out: it is too long, or a name in it has hidden characters.")
                .doesNotContain("./audit exempt");
    }

    @Test
    void of_hostileRegion_staysInItsPlace() {
        Digests digests = new Digests().in(partial("eu\n\u202e" + "x".repeat(200), 1, 1, 0), whole(HOSTILE, 2));
        digests.news(Kind.NEW, Severity.HIGH, region(HOSTILE), HOSTILE);

        assertHoldsItsBounds(digests.message());
    }

    @Test
    void subject_longJobId_losesItsMiddle() {
        String jobId = "wave-1-" + "x".repeat(50) + "-gdansk";
        Message message = new Digests()
                .in(whole("eu-west-1", 9))
                .news(Kind.NEW, Severity.HIGH, job(jobId, "eu-west-1", ABORT), "no abort criteria")
                .message();

        assertThat(message.subject())
                .hasSize(99)
                .startsWith("[HIGH] IoT jobs 123456789012: No abort criteria on a multi-device job, wave-1-")
                .contains("...")
                .endsWith("-gdansk");
        assertThat(message.body()).contains("job " + jobId + " in eu-west-1");
    }

    @Test
    void of_findingsOfOneRule_sayWhyOnceAndHaveThreeCommandsAtMost() {
        Digests digests = new Digests().in(whole("eu-west-1", 9)).open(Severity.HIGH, 4);
        for (int i = 0; i < 4; i++) {
            FindingKey key = job("j" + i, "eu-west-1", FORCED);
            digests.news(
                    Kind.NEW, Severity.HIGH, key, "force-cancelled", executions("j" + i, "See which:", "CANCELED"));
        }
        Message message = digests.message();

        assertThat(lines(message))
                .containsOnlyOnce("  Do   See which:")
                .filteredOn(line -> line.startsWith("  Why"))
                .hasSize(1);
        assertThat(lines(message)).filteredOn(line -> line.contains("aws iot")).hasSize(3);
        assertThat(lines(message))
                .endsWith("  j3: force-cancelled.", "", "Changes   ./audit findings --since 2026-11-28T06:45Z");
    }

    @Test
    void of_sixFindings_areListedByRule() {
        Digests digests = new Digests().in(whole("eu-west-1", 9)).open(Severity.HIGH, 6);
        digests.many(Kind.NEW, Severity.HIGH, ABORT, 4, false).many(Kind.WORSENED, Severity.HIGH, ABORT, 1, true);
        digests.news(Kind.NEW, Severity.MEDIUM, job("t", "eu-west-1", TIMEOUT), "no in-progress timeout is set");
        Message message = digests.message();

        assertThat(message.subject()).isEqualTo("[HIGH] IoT jobs 123456789012: 5 new, 1 worsened");
        assertThat(lines(message))
                .contains("1. HIGH  No abort criteria on a multi-device job: 5 jobs (4 new, 1 worsened)")
                .contains("2. MEDIUM  In-progress timeout missing: 1 job (new)");
    }

    @Test
    void of_manyRules_describesThreeAndCountsTheOthers() {
        Digests digests = new Digests().occasion(Occasion.FIRST_AUDIT).in(whole("eu-west-1", 99));
        for (int rule = 10; rule < 20; rule++) {
            digests.many(Kind.BASELINE, Severity.HIGH, "IOTJ-NEW-" + rule, 30 - rule, false);
        }
        Message message = digests.message();

        assertThat(lines(message))
                .contains("1. HIGH  IOTJ-NEW-10: 20 jobs", "4. HIGH  IOTJ-NEW-13: 17 jobs")
                .contains("and 6 more rules: 81 findings");
        assertHoldsItsBounds(message);
    }

    @Test
    void of_fewButLongFindings_areListedByRuleRatherThanLeftOut() {
        Digests digests =
                new Digests().in(whole("eu-west-1", 9), whole("us-east-1", 9)).open(Severity.CRITICAL, 5);
        for (int i = 0; i < 5; i++) {
            FindingKey key = job("config-r63-gateway-turin-" + i, "eu-west-1", i % 2 == 0 ? ABORT : TIMEOUT);
            digests.news(
                    i < 2 ? Kind.NEW : Kind.WORSENED,
                    Severity.CRITICAL,
                    key,
                    "no abort criteria, the job targets a thing group",
                    abortCriteria("config-r63-gateway-turin-" + i, "Set abort criteria:"));
        }

        assertThat(lines(digests.message()))
                .anyMatch(line -> line.startsWith("1. CRITICAL  No abort criteria on a multi-device job: 3 jobs ("))
                .anyMatch(line -> line.startsWith("2. CRITICAL  In-progress timeout missing: 2 jobs ("));
    }

    @Test
    void of_everythingAtOnce_keepsCountsAndCoverage() {
        Message message = everythingAtOnce().message();

        assertHoldsItsBounds(message);
        assertThat(message.body())
                .startsWith(
                        "60 new, 60 worsened, 60 reopened, 60 not reported before, 60 resolved, 60 closed with their")
                .contains("1. HIGH  ", "4. HIGH  ", "and 56 more rules", "60 of the 240 are on jobs that had ended")
                .contains("Coverage  region-49: ", " more Regions: ", "Nothing is known about these ")
                .contains("No data   ");
    }

    @Test
    void of_wideOutage_namesTheWorstRegionsAndCountsTheOthers() {
        Digests digests = new Digests().open(Severity.HIGH, 50);
        for (int i = 0; i < 50; i++) {
            digests.in(worst("region-" + i, 100 + i)).news(Kind.NEW, Severity.HIGH, region("region-" + i), "x");
        }
        Message message = digests.message();

        assertHoldsItsBounds(message);
        assertThat(message.body()).contains("HIGH, in 50 Regions", "  region-49  ", " more Regions: ");
    }

    @Test
    void of_33000Changes_readsTheDetailsOfAFewInOneCall() {
        Digests digests = new Digests()
                .in(whole("eu-west-1", 100_000))
                .open(Severity.HIGH, 22_000)
                .many(Kind.NEW, Severity.HIGH, ABORT, 11_000, false)
                .many(Kind.BASELINE, Severity.MEDIUM, TIMEOUT, 11_000, true)
                .many(Kind.RESOLVED, Severity.HIGH, FAILURES, 11_000, false);
        Message message = digests.message();

        assertThat(message.subject())
                .isEqualTo("[HIGH] IoT jobs 123456789012: 11,000 new, 11,000 not reported before, 11,000 resolved");
        assertThat(digests.detailsAskedFor()).hasSize(1);
        assertThat(digests.detailsAskedFor().getFirst()).hasSizeLessThanOrEqualTo(25);
        assertThat(lines(message)).contains("  and 10,995 more");
        assertHoldsItsBounds(message);
    }

    @Test
    void of_detailsThatCannotBeRead_namesPlaceRuleAndSeverity() {
        Message one = new Digests()
                .in(whole("eu-west-1", 9))
                .unreadable(Kind.NEW, Severity.HIGH, job("a", "eu-west-1", ABORT))
                .message();
        Message two = new Digests()
                .in(whole("eu-west-1", 9), whole("us-east-1", 9))
                .unreadable(Kind.NEW, Severity.HIGH, job("a", "eu-west-1", ABORT))
                .unreadable(Kind.REOPENED, Severity.LOW, job("b", "us-east-1", "IOTJ-OLD-01"))
                .unreadable(Kind.RESOLVED, Severity.LOW, job("c", "us-east-1", TIMEOUT))
                .message();

        assertThat(lines(one))
                .contains(
                        "A finding is new: No abort criteria on a multi-device job. Its details cannot be read.",
                        "What    No abort criteria on a multi-device job (IOTJ-CFG-03), HIGH, new");
        assertThat(lines(two))
                .contains(
                        "HIGH  No abort criteria on a multi-device job (IOTJ-CFG-03)",
                        "  a in eu-west-1 (IOTJ-CFG-03, HIGH)")
                .contains("LOW  IOTJ-OLD-01", "  b in us-east-1 (IOTJ-OLD-01, LOW)")
                .contains("  c in us-east-1: In-progress timeout missing (was LOW)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "de-CH", "hi-IN-u-nu-deva", "tr-TR"})
    void of_onAMachineInAnotherLanguage_isTheSame(String language) {
        Message here = MessageTextTest.firstAudit().message();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(MessageTextTest.firstAudit().message()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fit_tooLargeForSns_countsTheLinesThatAreLeftOut() {
        String body = "\u4e16".repeat(99) + "\n";
        Message large = new Message(
                "id",
                "subject",
                body.repeat(2_000),
                List.of(new MessageAttribute("rules", "String", "x".repeat(1_000))));
        Message fitting = MessageSize.fit(large);

        assertThat(Messages.bytes(fitting)).isBetween(260_000, MessageSize.MAXIMUM);
        assertThat(fitting.body()).startsWith(body).endsWith(" more lines are left out: the message is too long)");
        assertThat(MessageSize.fit(fitting)).isEqualTo(fitting);
    }

    private static Digests everythingAtOnce() {
        Digests digests = new Digests()
                .open(Severity.HIGH, 240)
                .withoutData(FAILURES, 1)
                .withoutData(ABORT, 2)
                .withoutData(TIMEOUT, 3);
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < 60; i++) {
                hostile(digests, kind, ENDLESS + kind + i, "IOTJ-NEW-" + i);
            }
        }
        IntStream.range(0, 50).forEach(i -> digests.in(worst("region-" + i, 100 + i)));
        return digests;
    }

    /** The coverage of a Region with an incomplete list and every kind of failure. */
    private static Coverage worst(String region, int jobs) {
        return Digests.coverage(
                region, Coverage.Listing.INCOMPLETE, "Problem ".repeat(99), jobs, jobs, jobs, jobs, jobs);
    }

    private static void hostile(Digests digests, Kind kind, String text) {
        hostile(digests, kind, text, ABORT);
    }

    private static void hostile(Digests digests, Kind kind, String text, String ruleId) {
        FindingKey key = job(text, "eu-west-1", ruleId);
        Change change = new Change(
                key,
                kind,
                Severity.HIGH,
                Severity.LOW,
                Digests.AUDITED_AT,
                Digests.AUDITED_AT,
                new Change.JobState(5, true));
        Evidence evidence =
                Evidence.of(text, text).and("status", text).and("failed", 3).and("comment", text);
        digests.add(
                change,
                Digests.finding(
                        key,
                        Severity.HIGH,
                        text,
                        evidence,
                        List.of(abortCriteria(text, "Set abort criteria:"), executions(text, "See which:", "FAILED"))));
    }
}
