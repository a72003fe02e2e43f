package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When audits read the tags of jobs, and how rules use the tags. */
class TagsOfJobsTest {

    private static final String RULE = OwnerMissing.ID;
    private static final String TIMEOUT = "IOTJ-CFG-01";
    private static final Map<String, String> OWNED = Map.of("owner", "secret-team");

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

    private List<String> warnings(AuditReport report) {
        return installation.run(report).warnings();
    }

    private Map<Gap, Integer> gaps(AuditReport report, String rule) {
        Map<String, RuleCounts> rules = installation.run(report).judged().rules();
        return Objects.requireNonNull(rules.get(rule)).insufficientData();
    }

    private void tickUntil(Duration sinceStart) {
        while (installation.timeline.instant().isBefore(TestInstallation.START.plus(sinceStart))) {
            installation.tick();
        }
    }

    private AuditReport named(String jobId) {
        AuditRequest whole = installation.request();
        return installation.audit(new AuditRequest(
                whole.runId(), whole.configured(), whole.scope(), Set.of(jobId), whole.deadline(), whole.options()));
    }

    @Test
    void factOff_noCallIsMade_andTheRuleGivesNoVerdict() {
        installation.policy = Policy.standard();
        put("a");

        AuditReport report = installation.tick();

        assertThat(region.takeTagged()).isEmpty();
        assertThat(installation.run(report).judged().rules()).containsOnlyKeys(TIMEOUT);
        assertThat(installation.run(report).read().calls()).doesNotContainKey("ListTagsForResource");
    }

    @Test
    void factGoesOff_openFindingEndsAsRuleOff() {
        put("a");
        assertThat(open(installation.tick())).containsExactly(RULE + " a LOW");
        installation.policy = Policy.standard();

        AuditReport off = installation.tick();

        assertThat(installation.run(off).judged().transitions())
                .extracting(made -> made.type() + " " + made.key().ruleId())
                .containsExactly("CLOSED " + RULE);
    }

    @Test
    void liveJob_isAskedForOnceADay_andItsCallsAreCounted() {
        put("a");

        AuditReport first = installation.tick();

        assertThat(region.takeTagged()).containsExactly("a");
        assertThat(installation.run(first).read().calls()).containsEntry("ListTagsForResource", new ApiCalls(1, 0, 0));
        tickUntil(Duration.ofHours(24));
        assertThat(region.takeTagged()).isEmpty();
        installation.tick();
        assertThat(region.takeTagged()).containsExactly("a");
    }

    @Test
    void tagIsAdded_findingClosesADayLater_orWhenTheJobIsNamed() {
        put("a");
        installation.tick();
        region.tag(OWNED);

        assertThat(open(installation.tick())).containsExactly(RULE + " a LOW");
        assertThat(open(named("a"))).isEmpty();
    }

    @Test
    void jobChanges_isAskedAgain_butNotForItsCounters() {
        put("a");
        installation.tick();
        region.takeTagged();
        region.put(TestJobs.healthy("a")
                .jobProcessDetails(TestJobs.counters(60, 0))
                .build());
        installation.tick();
        assertThat(region.takeTagged()).isEmpty();
        region.put(TestJobs.healthy("a").description("other").build());
        installation.tick();

        assertThat(region.takeTagged()).containsExactly("a");
    }

    @Test
    void jobsWithoutARuleThatNeedsTags_areNotAskedFor() {
        region.put(TestJobs.healthy("AFR_OTA-1").build());
        region.put(TestJobs.healthy(TestJobs.key("ended", TestJobs.CREATED), JobStatus.COMPLETED)
                .completedAt(TestJobs.CREATED.plusSeconds(60))
                .build());

        installation.tick();

        assertThat(region.takeTagged()).isEmpty();
    }

    @Test
    void denied_costsTheVerdictOnly_keepsFindings_andIsStated() {
        put("a", "b");
        region.put(TestJobs.withoutTimeout("c"));
        installation.tick();
        region.answerTags(_ -> new Answer.Denied<>("AccessDeniedException: iot:ListTagsForResource"));
        tickUntil(Duration.ofHours(24));

        AuditReport denied = installation.tick();

        assertThat(open(denied))
                .containsExactly(TIMEOUT + " c MEDIUM", RULE + " a LOW", RULE + " b LOW", RULE + " c LOW");
        assertThat(gaps(denied, RULE)).isEqualTo(Map.of(Gap.DENIED, 3));
        assertThat(gaps(denied, TIMEOUT)).isEmpty();
        assertThat(installation.run(denied).isComplete()).isTrue();
        assertThat(warnings(denied))
                .singleElement()
                .asString()
                .startsWith("iot:ListTagsForResource is denied for 3 jobs. ");
    }

    @Test
    void failed_isTriedAgainInTheNextAudit() {
        put("a");
        region.answerTags(_ -> new Answer.Failed<>("InternalFailure: x", true));
        AuditReport failed = installation.tick();
        region.tag(OWNED);

        assertThat(gaps(failed, RULE)).isEqualTo(Map.of(Gap.FAILED, 1));
        assertThat(warnings(failed))
                .containsExactly("ListTagsForResource failed for 1 job: InternalFailure; the next audit tries again");
        assertThat(gaps(installation.tick(), RULE)).isEmpty();
    }

    @Test
    void timeIsOver_describingComesFirst_andTheRestIsReadLater() {
        installation.budget = Budget.rate(1);
        String[] jobIds = new String[500];
        for (int i = 0; i < jobIds.length; i++) {
            jobIds[i] = "job-%03d".formatted(i);
        }
        put(jobIds);

        AuditReport first = installation.tick();

        assertThat(installation.run(first).coverage().evaluated()).isEqualTo(500);
        int read = region.takeTagged().size();
        assertThat(read).isBetween(200, 400);
        assertThat(gaps(first, RULE)).isEqualTo(Map.of(Gap.OUTDATED, 500 - read));
        assertThat(warnings(first))
                .containsExactly(
                        "the tags of " + (500 - read) + " jobs were not read in time; the next audit reads them");
        assertThat(gaps(installation.tick(), RULE)).isEmpty();
    }

    @Test
    void tagsRead_oldJobIsBaseline_newJobIsNew() {
        installation.policy = Policy.standard();
        put("old");
        installation.tick();
        installation.policy = Policy.standard().withFacts(Set.of(Fact.TAGS));
        AuditReport on = installation.tick();
        region.put(TestJobs.healthy(TestJobs.key("fresh", installation.timeline.instant()), JobStatus.IN_PROGRESS)
                .build());

        AuditReport later = installation.tick();

        assertThat(on.alerts().changes()).containsOnlyKeys(Kind.BASELINE);
        assertThat(later.alerts().changes()).containsOnlyKeys(Kind.NEW);
        assertThat(installation.run(later).judged().transitions())
                .extracting(made -> made.type() + " " + made.key().subject().name())
                .containsExactly(TransitionType.OPENED + " fresh");
    }

    @Test
    void dryRun_findingOfTags_canBeRead() {
        region.put(TestJobs.withoutTimeout("a"));
        MemoryDatabase memory = new MemoryDatabase(installation.timeline);
        Tables tables = new Tables(memory.table("findings"), memory.table("state"), null, false);
        AuditSettings settings = new AuditSettings(
                installation.rules,
                new PolicyChoice.Fixed(() -> installation.policy),
                installation.budget,
                TestInstallation.TICK,
                1,
                installation.timeline);

        AuditReport report = new Auditor(settings, tables, _ -> new Delivery.Accepted())
                .audit(installation.request(), installation.audited());

        assertThat(open(report)).containsExactly(TIMEOUT + " a MEDIUM", RULE + " a LOW");
        List<FindingKey> keys = installation.run(report).judged().open().stream()
                .map(OpenFinding::key)
                .toList();
        assertThat(report.findings().read(keys)).containsOnlyKeys(keys);
    }
}
