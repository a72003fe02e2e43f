package dev.iotjobs.auditor.report;

import static dev.iotjobs.auditor.report.Samples.IRELAND;
import static dev.iotjobs.auditor.report.Samples.VIRGINIA;
import static dev.iotjobs.auditor.report.Samples.digest;
import static dev.iotjobs.auditor.report.Samples.failureRate;
import static dev.iotjobs.auditor.report.Samples.partial;
import static dev.iotjobs.auditor.report.Samples.place;
import static dev.iotjobs.auditor.report.Samples.resolved;
import static dev.iotjobs.auditor.report.Samples.timeoutMissing;
import static dev.iotjobs.auditor.report.Samples.transition;
import static dev.iotjobs.auditor.report.Samples.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.alert.News;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.RecordState;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestTextTest {

    private static final List<Coverage> SEEN = List.of(whole(IRELAND, 120), partial(VIRGINIA));

    @Test
    void of_changes_countsFirstThenByRuleWorstFirst() {
        DigestText text = DigestText.of(changes());

        assertThat(text.subject()).isEqualTo("[CRITICAL] IoT jobs 123456789012: 4 new, 1 worse, 1 back, 2 resolved");
        assertThat(text.body() + "\n").isEqualTo(Samples.approved("digest-changes.txt"));
    }

    @Test
    void of_firstLook_countsByRuleAndListsTheWorst() {
        List<Transition> baseline = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> baseline.add(opened("certificates-%02d".formatted(i))));
        IntStream.range(0, 12)
                .forEach(i -> baseline.add(transition(
                        TransitionType.OPENED, failureRate("firmware-%02d".formatted(i), Severity.HIGH, 24 + i))));
        DigestText text = DigestText.of(digest(List.of(), baseline, 17, List.of(whole(IRELAND, 120))));

        assertThat(text.subject()).isEqualTo("[HIGH] IoT jobs 123456789012: first look: 52 findings");
        assertThat(text.body() + "\n").isEqualTo(Samples.approved("digest-first-look.txt"));
    }

    @Test
    void of_criticalDuringTheFirstLook_subjectTellsBothApart() {
        Transition critical = transition(TransitionType.OPENED, failureRate("wave-1", Severity.CRITICAL, 90));
        Digest both = digest(List.of(critical), List.of(opened("a"), opened("b")), 0, SEEN);

        assertThat(DigestText.of(both).subject())
                .isEqualTo("[CRITICAL] IoT jobs 123456789012: 1 new; first look: 2 findings");
    }

    @Test
    void of_onlyResolved_subjectSaysSo() {
        Transition resolved = transition(
                TransitionType.RESOLVED,
                resolved(timeoutMissing("a"), RecordState.ACTIVE, "the in-progress timeout is 60 minutes"));

        assertThat(DigestText.of(digest(List.of(resolved), List.of(), 0, SEEN)).subject())
                .isEqualTo("[RESOLVED] IoT jobs 123456789012: 1 resolved");
    }

    @Test
    void of_hostileJobId_forgesNoLineAndNoCommand() {
        String hostile = "a\n\nCRITICAL forged\u001b[2J\u202e\u2028; rm -rf /";
        DigestText text = DigestText.of(digest(List.of(opened(hostile)), List.of(), 0, SEEN));

        assertThat(text.body())
                .contains("- job a??CRITICAL forged?[2J??; rm -rf / in eu-west-1: new, MEDIUM")
                .contains("the command is left out")
                .doesNotContain("--job-id")
                .doesNotContainPattern("[\\p{Cc}&&[^\n]]")
                .doesNotContainPattern("\\p{Cf}")
                .doesNotContainPattern("(?m)^CRITICAL");
    }

    @Test
    void of_quotesInAJobId_keepsTheQuotedCommand() {
        assertThat(DigestText.of(digest(List.of(opened("it's")), List.of(), 0, SEEN))
                        .body())
                .contains("--job-id 'it'\\''s'");
    }

    @Test
    void of_tenThousandChanges_listsTenOfEachRuleAndCountsTheRest() {
        List<Transition> many =
                IntStream.range(0, 10_000).mapToObj(i -> opened("job-" + i)).toList();
        DigestText text = DigestText.of(digest(many, List.of(), 0, SEEN));

        assertThat(text.subject()).isEqualTo("[MEDIUM] IoT jobs 123456789012: 10000 new");
        assertThat(text.body()).contains("- and 9990 more of this rule in the findings table");
        assertThat(text.body().lines().filter(line -> line.contains("    ref ")))
                .hasSize(10);
    }

    @Test
    void of_moreThanOneMessageHolds_isCutAfterALineAndKeepsTheCoverage() {
        String longReason = "\u00e9\u4e16".repeat(400);
        List<Transition> many = new ArrayList<>();
        for (int rule = 0; rule < 100; rule++) {
            for (int job = 0; job < 10; job++) {
                many.add(transition(TransitionType.OPENED, renamed(rule, "job-" + job, longReason)));
            }
        }
        String body = DigestText.of(digest(many, List.of(), 0, SEEN)).body();

        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(200_000, DigestText.MAX_BODY_BYTES);
        assertThat(body)
                .contains("(The rest is left out")
                .endsWith("neither good nor bad.")
                .doesNotContain("\ufffd");
    }

    @Test
    void of_manyRegions_isCapped() {
        List<Coverage> regions = IntStream.range(0, 400)
                .mapToObj(i -> partial(place("xx-region-" + i)))
                .toList();

        assertThat(DigestText.of(digest(List.of(opened("a")), List.of(), 0, regions))
                        .body())
                .contains("- and 350 Regions of which a part was seen");
    }

    @Test
    void subject_hugeCounts_staysBelowWhatSnsTakes() {
        Digest hostile = new Digest(
                "id",
                "1234\n5678\u00e99012345678901234567890",
                Samples.NOW,
                News.of(List.of(opened("a"))),
                News.of(List.of()),
                0,
                SEEN);

        assertThat(DigestText.of(hostile).subject())
                .hasSizeLessThan(100)
                .isEqualTo("[MEDIUM] IoT jobs 1234?5678?9012345678: 1 new");
    }

    @Test
    void ref_sameTransitionToldTwice_isTheSame() {
        Transition transition = opened("a");

        assertThat(DigestText.ref(transition)).matches("[0-9a-f]{12}").isEqualTo(DigestText.ref(opened("a")));
        assertThat(DigestText.ref(opened("b"))).isNotEqualTo(DigestText.ref(transition));
    }

    private static Digest changes() {
        List<Transition> changes = List.of(
                transition(TransitionType.OPENED, failureRate("pump-firmware-4.2-wave3", Severity.CRITICAL, 61)),
                transition(TransitionType.WORSENED, failureRate("pump-firmware-4.2-wave2", Severity.CRITICAL, 43)),
                transition(TransitionType.REOPENED, failureRate("gateway-os-11", Severity.HIGH, 23)),
                transition(TransitionType.OPENED, Samples.quotaNearLimit()),
                transition(TransitionType.OPENED, Samples.coverageIncomplete()),
                opened("rotate-certificates-2026-03"),
                transition(
                        TransitionType.RESOLVED,
                        resolved(
                                timeoutMissing("reboot-site-7"),
                                RecordState.ACTIVE,
                                "the in-progress timeout is 60 minutes")),
                transition(
                        TransitionType.RESOLVED,
                        resolved(timeoutMissing("reboot-site-8"), RecordState.ARCHIVED, "the job no longer exists")));
        return digest(changes, List.of(), 0, SEEN);
    }

    private static Transition opened(String jobId) {
        return transition(TransitionType.OPENED, timeoutMissing(jobId));
    }

    private static Finding renamed(int rule, String jobId, String reason) {
        var finding = timeoutMissing(jobId);
        var key = new FindingKey(IRELAND, finding.key().subject(), "IOTJ-CFG-" + rule);
        return new Finding(
                key,
                finding.title(),
                finding.severity(),
                finding.complianceStatus(),
                finding.workflowStatus(),
                finding.recordState(),
                reason,
                finding.evidence(),
                finding.remediation(),
                finding.command(),
                finding.firstObservedAt(),
                finding.lastObservedAt(),
                finding.updatedAt(),
                finding.revision());
    }
}
