package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Exemption.Approval;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.text.Glob;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Findings that an installation exempts for some time, and severities that its policy overrides. */
class ExemptionsTest {

    private static final LocalDate TOMORROW = LocalDate.parse("2026-03-11");

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    private static Selector jobs(String glob) {
        return new Selector(List.of(), List.of(new Glob(glob)), List.of(), Map.of(), Set.of(), null, List.of());
    }

    static Policy exempting(String jobs, @Nullable LocalDate expires) {
        return exempting("EX-12", jobs, expires);
    }

    private static Policy exempting(String id, String jobs, @Nullable LocalDate expires) {
        Exemption exemption = new Exemption(
                id,
                List.of(new Glob("IOTJ-CFG-*")),
                jobs(jobs),
                new Approval("one-off migration", "ops@example.com", null),
                expires,
                expires == null ? TOMORROW : null);
        return new Policy(SettingValues.STANDARD, Map.of(), List.of(), List.of(exemption), Set.of(), Map.of());
    }

    private Finding stored(AuditReport report) {
        OpenFinding exempted = installation.run(report).judged().exempted().getFirst();
        return installation.finding(exempted.key()).orElseThrow();
    }

    @Test
    void findingThatOpensUnderAnExemption_isSuppressedAndCounted_andSendsNothing() {
        installation.policy = exempting("a*", null);
        region.put(TestJobs.withoutTimeout("a1"));

        AuditReport report = installation.tick();

        assertThat(open(report)).isEmpty();
        assertThat(installation.run(report).judged().exempted())
                .extracting(OpenFinding::exemption)
                .containsExactly("EX-12");
        assertThat(stored(report).status()).isEqualTo(FindingStatus.SUPPRESSED);
        assertThat(stored(report).exemption()).isEqualTo("EX-12");
        assertThat(installation.messages).isEmpty();
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void openFindingThatIsExempted_isNamedOnce_thenSendsNothing() {
        region.put(TestJobs.withoutTimeout("a1"));
        region.put(TestJobs.withoutTimeout("b1"));
        installation.tick();
        installation.policy = exempting("a*", null);

        AuditReport exempted = installation.tick();

        assertThat(exempted.alerts().changes()).isEqualTo(Map.of(Kind.EXEMPTED, 1));
        assertThat(open(exempted)).containsExactly("IOTJ-CFG-01 b1 MEDIUM");
        assertThat(stored(exempted).history())
                .extracting(Event::type)
                .containsExactly(TransitionType.OPENED, TransitionType.SUPPRESSED);
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void exemptionThatExpires_findingIsReopenedOnce_withItsWholeHistory() {
        region.put(TestJobs.withoutTimeout("a1"));
        installation.tick();
        installation.policy = exempting("a*", TOMORROW);
        AuditReport exempted = installation.tick();
        Finding suppressed = stored(exempted);
        installation.timeline.sleepUntil(
                TOMORROW.atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1));
        AuditReport before = installation.tick();

        AuditReport after = installation.tick();

        assertThat(before.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(after.alerts().changes()).isEqualTo(Map.of(Kind.REOPENED, 1));
        assertThat(open(after)).containsExactly("IOTJ-CFG-01 a1 MEDIUM");
        Finding reopened = installation.finding(suppressed.key()).orElseThrow();
        assertThat(reopened.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(reopened.exemption()).isNull();
        assertThat(reopened.since()).isEqualTo(suppressed.since());
        assertThat(reopened.reason()).isEqualTo(suppressed.reason());
        assertThat(reopened.history())
                .extracting(Event::type)
                .containsExactly(TransitionType.OPENED, TransitionType.SUPPRESSED, TransitionType.RESUMED);
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void exemptedFindingThatIsFixed_closesWithoutAMessage() {
        installation.policy = exempting("a*", null);
        region.put(TestJobs.withoutTimeout("a1"));
        Finding suppressed = stored(installation.tick());
        region.put(TestJobs.healthy("a1").build());

        AuditReport fixed = installation.tick();

        assertThat(fixed.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(installation.finding(suppressed.key()).orElseThrow().status())
                .isEqualTo(FindingStatus.CLOSED);
    }

    @Test
    void exemptionOfAnotherId_isStoredWithTheFinding_andSendsNothing() {
        installation.policy = exempting("EX-12", "a*", null);
        region.put(TestJobs.withoutTimeout("a1"));
        installation.tick();
        installation.policy = exempting("EX-13", "a*", null);

        AuditReport renamed = installation.tick();

        assertThat(stored(renamed).exemption()).isEqualTo("EX-13");
        assertThat(renamed.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void exemptionThatEndsWhileDataIsMissing_reopensTheFindingAsItWas() {
        installation.policy = exempting("a*", null);
        region.put(TestJobs.withoutTimeout("a1"));
        Finding suppressed = stored(installation.tick());
        installation.policy = Policy.standard();
        region.deny("a1"::equals);

        installation.tick();

        Finding reopened = installation.finding(suppressed.key()).orElseThrow();
        assertThat(reopened.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(reopened.evidence()).isEqualTo(suppressed.evidence());
    }

    @Test
    void exemptedCriticalFinding_isNotUrgent() {
        Exemption all = new Exemption(
                "EX-1",
                List.of(new Glob("*")),
                jobs("*"),
                new Approval("test fleet", "lab@example.com", "OPS-1"),
                null,
                TOMORROW);
        installation.policy = new Policy(SettingValues.STANDARD, Map.of(), List.of(), List.of(all), Set.of(), Map.of());
        region.put(TestJobs.failing("a1", 90));

        AuditReport report = installation.tick();

        assertThat(installation.run(report).judged().exempted())
                .extracting(OpenFinding::severity)
                .contains(Severity.CRITICAL);
        assertThat(installation.messages).isEmpty();
    }

    @Test
    void mappedSeverity_isShown_andHysteresisReadsTheRulesOwn() {
        RulePolicy milder = new RulePolicy(null, SettingValues.STANDARD, Map.of(Severity.CRITICAL, Severity.LOW));
        installation.policy = new Policy(
                SettingValues.STANDARD, Map.of("IOTJ-RUN-01", milder), List.of(), List.of(), Set.of(), Map.of());
        region.put(TestJobs.failing("a1", 20));
        AuditReport critical = installation.tick();
        region.put(TestJobs.failing("a1", 16));
        AuditReport between = installation.tick();
        region.put(TestJobs.failing("a1", 15));
        AuditReport below = installation.tick();

        assertThat(open(critical)).contains("IOTJ-RUN-01 a1 LOW");
        assertThat(open(between)).contains("IOTJ-RUN-01 a1 LOW");
        assertThat(open(below)).contains("IOTJ-RUN-01 a1 HIGH");
    }

    @Test
    void override_switchesARuleOffForTheJobsThatItNames() {
        RulePolicy off = new RulePolicy(false, SettingValues.STANDARD, Map.of());
        RuleOverride canaries = new RuleOverride("canaries", jobs("canary-*"), Map.of("IOTJ-CFG-01", off));
        region.put(TestJobs.withoutTimeout("canary-1"));
        region.put(TestJobs.withoutTimeout("b1"));
        installation.tick();
        installation.policy =
                new Policy(SettingValues.STANDARD, Map.of(), List.of(canaries), List.of(), Set.of(), Map.of());

        AuditReport report = installation.tick();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 b1 MEDIUM");
        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.RULE_OFF, 1));
    }

    private TestPolicies storing(Policy policy) {
        TestPolicies policies = new TestPolicies().with("exempting", policy);
        policies.store("exempting");
        installation.choice = policies.configured();
        return policies;
    }

    private AuditReport auditAt(String time) {
        installation.timeline.sleepUntil(Instant.parse(time));
        return installation.tick();
    }

    @Test
    void exemptionThatExpiresInAWeek_isOneNotice_withTheFindingThatItExempts() {
        storing(exempting("a*", LocalDate.parse("2026-03-20")));
        region.put(TestJobs.withoutTimeout("a1"));
        installation.tick();

        AuditReport early = auditAt("2026-03-12T23:59:59Z");
        AuditReport due = auditAt("2026-03-13T00:14:59Z");
        AuditReport later = auditAt("2026-03-19T12:00:00Z");

        assertThat(early.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(due.alerts().status()).isEqualTo(Status.SENT);
        assertThat(later.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(installation.takeMessages()).singleElement().satisfies(notice -> {
            assertThat(notice.subject())
                    .isEqualTo("[NOTICE] IoT jobs 123456789012: exemption EX-12 expires on 2026-03-20");
            assertThat(notice.body())
                    .startsWith(
                            "Exemption EX-12 expires in 7 days. 1 open finding is exempted by it and will be reported"
                                    + " again.\n")
                    .contains("""
                            Exemption  EX-12: one-off migration (owner ops@example.com)
                            Expires    2026-03-20 00:00 UTC
                            """)
                    .contains("Exempted now\n  MEDIUM  In-progress timeout missing (IOTJ-CFG-01)\n    a1\n")
                    .contains("Fix it before then:\n  aws iot update-job --region eu-west-1 --job-id a1 ")
                    .endsWith("To extend it: change \"expires\" of EX-12 in the policy.");
        });
    }

    @Test
    void exemptionThatIsExtended_isANoticeAgain_aWeekBeforeItsNewDay() {
        storing(exempting("a*", LocalDate.parse("2026-03-12")));
        installation.tick();
        storing(exempting("a*", LocalDate.parse("2026-03-30"))).store("exempting");
        installation.takeMessages();

        AuditReport extended = auditAt("2026-03-11T00:00:00Z");
        AuditReport due = auditAt("2026-03-23T00:00:00Z");

        assertThat(extended.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(due.alerts().status()).isEqualTo(Status.SENT);
        assertThat(installation.takeMessages().getFirst().body())
                .startsWith("Exemption EX-12 expires in 7 days. It exempts no open finding; no action is needed.\n");
    }

    @Test
    void exemptionThatIsToBeReviewed_isANotice_andContinuesAfterItsDay() {
        storing(exempting("a*", null));
        region.put(TestJobs.withoutTimeout("a1"));

        installation.tick();
        AuditReport after = auditAt("2026-03-11T12:00:00Z");

        assertThat(installation.takeMessages()).singleElement().satisfies(notice -> {
            assertThat(notice.subject())
                    .isEqualTo("[NOTICE] IoT jobs 123456789012: exemption EX-12 needs a review by 2026-03-11");
            assertThat(notice.body())
                    .startsWith("Exemption EX-12 needs a review in 1 day. 1 open finding is exempted by it.\n")
                    .endsWith("To confirm it: change \"reviewBy\" of EX-12 in the policy.");
        });
        assertThat(installation.run(after).judged().exempted()).hasSize(1);
    }

    @Test
    void noticeOfAnExemption_waitsWhileMessagesAreRefused() {
        storing(exempting("a*", TOMORROW));
        installation.delivery = new Delivery.Refused("AuthorizationError");
        installation.tick();
        installation.delivery = new Delivery.Accepted();
        installation.takeMessages();

        assertThat(installation.tick().alerts().status()).isEqualTo(Status.SENT);
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void noticeOfAnExemption_waitsUntilEveryRegionIsAudited() {
        TestInstallation two = new TestInstallation("eu-west-1", "us-east-1");
        TestPolicies policies = new TestPolicies().with("exempting", exempting("a*", TOMORROW));
        policies.store("exempting");
        two.region("us-east-1").put(TestJobs.withoutTimeout("a1"));
        two.choice = new TestPolicies().notConfigured();
        two.tick();
        two.takeMessages();
        two.choice = policies.configured();
        AuditRequest request = two.request();

        two.auditor().audit(request, two.audited("eu-west-1"));
        two.tick();

        assertThat(two.takeMessages())
                .filteredOn(message -> message.body().contains("Exemption  EX-12"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.body()).contains("Exempted now"));
    }

    @Test
    void exemptionWithBothDays_isANoticeForEach() {
        Exemption both = new Exemption(
                "EX-12",
                List.of(new Glob("IOTJ-CFG-*")),
                jobs("a*"),
                new Approval("one-off migration", "ops@example.com", null),
                LocalDate.parse("2026-03-14"),
                TOMORROW);
        storing(new Policy(SettingValues.STANDARD, Map.of(), List.of(), List.of(both), Set.of(), Map.of()));

        installation.tick();
        installation.tick();
        installation.tick();

        assertThat(installation.takeMessages())
                .extracting(Message::subject)
                .containsExactly(
                        "[NOTICE] IoT jobs 123456789012: exemption EX-12 needs a review by 2026-03-11",
                        "[NOTICE] IoT jobs 123456789012: exemption EX-12 expires on 2026-03-14");
    }
}
