package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Exemption.Approval;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.text.Glob;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Overrides and exemptions by tag. */
class TagsInPoliciesTest {

    private static final String RULE = OwnerMissing.ID;
    private static final String TIMEOUT = "IOTJ-CFG-01";
    private static final Map<String, String> OWNED = Map.of("owner", "secret-team");
    private static final Map<String, String> CANARY = Map.of("stage", "canary");

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @BeforeEach
    void usePolicy() {
        installation.rules = new RuleBook(List.of(new InProgressTimeoutMissing(), new OwnerMissing()));
        installation.policy = Policy.standard().withFacts(Set.of(Fact.TAGS));
    }

    private void put(String... jobIds) {
        for (String jobId : jobIds) {
            region.put(TestJobs.healthy(jobId).build());
        }
    }

    private Map<Gap, Integer> gaps(AuditReport report, String rule) {
        Map<String, RuleCounts> rules = installation.run(report).judged().rules();
        return Objects.requireNonNull(rules.get(rule)).insufficientData();
    }

    private AuditReport named(String jobId) {
        AuditRequest whole = installation.request();
        return installation.audit(new AuditRequest(
                whole.runId(), whole.configured(), whole.scope(), Set.of(jobId), whole.deadline(), whole.options()));
    }

    private static Selector canaries() {
        return new Selector(
                List.of(), List.of(), List.of(), Map.of("stage", new Glob("can*")), Set.of(), null, List.of());
    }

    private static Policy policy(List<RuleOverride> overrides, List<Exemption> exemptions) {
        return new Policy(
                SettingValues.STANDARD,
                Map.of(RULE, new RulePolicy(false, SettingValues.STANDARD, Map.of())),
                overrides,
                exemptions,
                Set.of(Fact.TAGS),
                Map.of());
    }

    private static RuleOverride milder() {
        RulePolicy low = new RulePolicy(null, SettingValues.STANDARD, Map.of(Severity.MEDIUM, Severity.LOW));
        return new RuleOverride("canary devices", canaries(), Map.of(TIMEOUT, low));
    }

    private static Exemption exempting() {
        return new Exemption(
                "EX-1",
                List.of(new Glob(TIMEOUT)),
                canaries(),
                new Approval("one-off", "ops@example.com", null),
                LocalDate.parse("2026-04-01"),
                null);
    }

    @Test
    void overrideByTag_holdsForJobsWithTheTagOnly() {
        installation.policy = policy(List.of(milder()), List.of());
        region.put(TestJobs.withoutTimeout("canary"));
        region.put(TestJobs.withoutTimeout("other"));
        region.answerTags(
                jobId -> new Answer.Ok<>(new TagPage(jobId.equals("canary") ? CANARY : Map.of("stage", "prod"), null)));

        assertThat(open(installation.tick())).containsExactly(TIMEOUT + " canary LOW", TIMEOUT + " other MEDIUM");
    }

    @Test
    void overrideByTag_tagsDenied_givesNoVerdictForThatReason() {
        installation.policy = policy(List.of(milder()), List.of());
        region.put(TestJobs.withoutTimeout("canary"));
        region.answerTags(_ -> new Answer.Denied<>("AccessDeniedException"));

        AuditReport report = installation.tick();

        assertThat(open(report)).isEmpty();
        assertThat(gaps(report, TIMEOUT)).isEqualTo(Map.of(Gap.DENIED, 1));
    }

    @Test
    void overrideByTag_jobEnds_itsLastTagsStillHold() {
        installation.policy = policy(List.of(milder()), List.of());
        region.put(TestJobs.withoutTimeout("canary"));
        region.tag(CANARY);
        installation.tick();
        region.takeTagged();
        region.put(TestJobs.healthy(TestJobs.key("canary", TestJobs.CREATED), JobStatus.COMPLETED)
                .completedAt(TestInstallation.START)
                .build());

        AuditReport ended = installation.tick();

        assertThat(region.takeTagged()).isEmpty();
        assertThat(gaps(ended, TIMEOUT)).isEmpty();
    }

    @Test
    void exemptionByTag_suppresses_andKeepsSuppressedWhileTagsAreDenied() {
        installation.policy = policy(List.of(), List.of(exempting()));
        region.put(TestJobs.withoutTimeout("canary"));
        region.tag(CANARY);
        AuditReport exempted = installation.tick();
        region.answerTags(_ -> new Answer.Denied<>("AccessDeniedException"));

        AuditReport denied = named("canary");

        for (AuditReport report : List.of(exempted, denied)) {
            assertThat(open(report)).isEmpty();
            assertThat(installation.run(report).judged().exempted())
                    .extracting(OpenFinding::exemption)
                    .containsExactly("EX-1");
        }
        region.tag(Map.of("stage", "prod"));
        assertThat(open(named("canary"))).containsExactly(TIMEOUT + " canary MEDIUM");
    }

    @Test
    void exemptionByTag_tagsDenied_exemptsNoOther() {
        installation.policy = policy(List.of(), List.of(exempting()));
        region.put(TestJobs.withoutTimeout("canary"));
        region.answerTags(_ -> new Answer.Denied<>("AccessDeniedException"));

        assertThat(open(installation.tick())).containsExactly(TIMEOUT + " canary MEDIUM");
    }

    @Test
    void policyComparesAnotherKey_tagsAreOutdatedAndReadAgain() {
        put("a");
        region.tag(OWNED);
        installation.tick();
        region.takeTagged();
        installation.policy =
                new Policy(SettingValues.STANDARD, Map.of(), List.of(milder()), List.of(), Set.of(Fact.TAGS), Map.of());

        AuditReport report = installation.tick();

        assertThat(region.takeTagged()).containsExactly("a");
        assertThat(gaps(report, RULE)).isEmpty();
    }
}
