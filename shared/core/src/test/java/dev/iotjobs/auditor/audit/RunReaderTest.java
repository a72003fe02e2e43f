package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.ACCOUNT;
import static dev.iotjobs.auditor.audit.TestInstallation.START;
import static dev.iotjobs.auditor.audit.TestInstallation.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.audit.run.RunDay;
import dev.iotjobs.auditor.audit.run.RunReader;
import dev.iotjobs.auditor.audit.run.StoredRun;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Exemption.Approval;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.auditor.text.Glob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures on one rule from the stored audits of a whole account. */
class RunReaderTest {

    private static final String TIMEOUT = "IOTJ-CFG-01";
    private static final String FAILURES = "IOTJ-RUN-01";

    private final TestInstallation installation = new TestInstallation("eu-west-1", "us-east-1");
    private final TestRegion europe = installation.region("eu-west-1");
    private final TestRegion america = installation.region("us-east-1");
    private final MemoryTable state = installation.database.table("state");

    private final RunReader reader = new RunReader("aws", ACCOUNT, state);

    private Optional<RuleFigures> figures(String ruleId) {
        return reader.figures(ruleId);
    }

    private int open() {
        return figures(TIMEOUT).orElseThrow().open();
    }

    private void auditEurope() {
        installation.auditor().audit(installation.request(), installation.audited("eu-west-1"));
    }

    private static Policy exempting(String jobs) {
        Exemption exemption = new Exemption(
                "EX-1",
                List.of(new Glob("IOTJ-CFG-*")),
                new Selector(List.of(), List.of(new Glob(jobs)), List.of(), Map.of(), Set.of(), null, List.of()),
                new Approval("lab", "ops@example.com", null),
                LocalDate.parse("2099-01-31"),
                null);
        return new Policy(SettingValues.STANDARD, Map.of(), List.of(), List.of(exemption), Set.of(), Map.of());
    }

    @Test
    void figures_severalRegions_areSummedByRule() {
        installation.policy = exempting("lab-*");
        europe.put(TestJobs.withoutTimeout("lab-1"));
        europe.put(TestJobs.withoutTimeout("a"));
        europe.put(TestJobs.failing("b", 30));
        america.put(TestJobs.withoutTimeout("c"));
        america.put(TestJobs.healthy(TestJobs.key("d", TestJobs.CREATED), JobStatus.COMPLETED)
                .completedAt(START)
                .build());
        installation.tick();

        RuleFigures timeout = figures(TIMEOUT).orElseThrow();
        assertThat(timeout.open()).isEqualTo(2);
        assertThat(timeout.exempted()).isEqualTo(1);
        assertThat(timeout.verdicts().compliant()).isEqualTo(1);
        assertThat(timeout.verdicts().notApplicable()).isEqualTo(1);
        assertThat(timeout.verdicts().nonCompliant()).isEqualTo(Map.of(Severity.MEDIUM, 3));
        assertThat(timeout.audits()).isEqualTo(Map.of("eu-west-1", START, "us-east-1", START));
        assertThat(timeout.notCounted()).isEmpty();
        assertThat(figures(FAILURES).orElseThrow().open()).isEqualTo(1);
    }

    /** By its verdict alone, this finding would count as closed. */
    @Test
    void figures_findingWhoseDataIsMissingNow_isOpenAndWithoutData() {
        europe.put(TestJobs.failing("a", 30));
        installation.tick();
        europe.put(TestJobs.healthy("a").jobProcessDetails(null).build());
        installation.tick();

        RuleFigures failures = figures(FAILURES).orElseThrow();
        assertThat(failures.open()).isEqualTo(1);
        assertThat(failures.withoutData()).isEqualTo(1);
        assertThat(failures.verdicts().nonCompliant()).isEmpty();
    }

    @Test
    void figures_smallSample_waitsAndIsNotWithoutData() {
        europe.put(
                TestJobs.healthy("a").jobProcessDetails(TestJobs.counters(3, 1)).build());
        installation.tick();

        RuleFigures failures = figures(FAILURES).orElseThrow();
        assertThat(failures.verdicts().insufficientData()).isEqualTo(Map.of(Gap.TOO_FEW, 1));
        assertThat(failures.waiting()).isEqualTo(1);
        assertThat(failures.withoutData()).isZero();
    }

    @Test
    void figures_jobThatMayNotBeDescribed_isNotEvaluated() {
        europe.put(TestJobs.healthy("a").build());
        europe.put(TestJobs.healthy("denied").build());
        europe.deny("denied"::equals);
        installation.tick();

        RuleFigures timeout = figures(TIMEOUT).orElseThrow();
        assertThat(timeout.notEvaluated()).isEqualTo(1);
        assertThat(timeout.verdicts().compliant()).isEqualTo(1);
    }

    @Test
    void figures_newestAudit_replacesTheOneBefore() {
        europe.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        europe.put(TestJobs.healthy("a").build());
        installation.tick();

        assertThat(open()).isZero();
        assertThat(figures(TIMEOUT).orElseThrow().audits()).containsEntry("eu-west-1", START.plus(TICK));
    }

    @Test
    void figures_auditOfANarrowerScope_doesNotCount() {
        europe.put(TestJobs.withoutTimeout("a"));
        installation.tick();

        installation.narrow(new Scope(Set.of(JobStatus.SCHEDULED), null, null, null, null));

        assertThat(open()).isEqualTo(1);
    }

    @Test
    void figures_auditThatFailed_doesNotCount() {
        europe.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        europe.denyList(true);

        installation.tick();

        assertThat(figures(TIMEOUT).orElseThrow().audits()).containsEntry("eu-west-1", START);
    }

    @Test
    void figures_auditWhoseListLacksJobs_doesNotCount() {
        europe.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        europe.listUnreadable(1);

        installation.tick();

        assertThat(figures(TIMEOUT).orElseThrow().audits())
                .containsEntry("eu-west-1", START)
                .containsEntry("us-east-1", START.plus(TICK));
    }

    @Test
    void figures_regionThatNoAuditCounted_isNamed() {
        europe.put(TestJobs.withoutTimeout("a"));
        america.denyList(true);
        installation.tick();

        assertThat(open()).isEqualTo(1);
        assertThat(figures(TIMEOUT).orElseThrow().notCounted()).containsExactly("us-east-1");
    }

    @ParameterizedTest
    @CsvSource({"P6D, 2", "P7D, 1"})
    void figures_regionThatIsNoLongerAudited_countsForSevenDays(Duration ago, int findings) {
        europe.put(TestJobs.withoutTimeout("a"));
        america.put(TestJobs.withoutTimeout("b"));
        installation.tick();
        installation.timeline.sleepUntil(START.plus(ago));
        auditEurope();

        assertThat(open()).isEqualTo(findings);
        assertThat(figures(TIMEOUT).orElseThrow().notCounted()).isEmpty();
    }

    @Test
    void figures_runThatCannotBeRead_costsItsRegionOnly() {
        europe.put(TestJobs.withoutTimeout("a"));
        america.put(TestJobs.withoutTimeout("b"));
        installation.tick();
        put(Item.builder(new ItemKey("R#" + ACCOUNT + "#eu-west-1", START.toString()))
                .text("rules", "damaged"));

        assertThat(open()).isEqualTo(1);
        assertThat(figures(TIMEOUT).orElseThrow().notCounted()).containsExactly("eu-west-1");

        put(Item.builder(new ItemKey("R#" + ACCOUNT + "#us-east-1", START.toString()))
                .number("v", 99));
        assertThat(figures(TIMEOUT)).isEmpty();
    }

    @Test
    void figures_headThatCannotBeRead_costsItsRegionOnly() {
        america.put(TestJobs.withoutTimeout("b"));
        installation.tick();
        put(Item.builder(new ItemKey("H#" + ACCOUNT + "#eu-west-1", "-")).set("countedAt", Attribute.of(1)));

        assertThat(open()).isEqualTo(1);
        assertThat(figures(TIMEOUT).orElseThrow().notCounted()).containsExactly("eu-west-1");
    }

    private void put(Item.Builder item) {
        state.write(new Write.Put(state, item.build(), Condition.always()));
    }

    @Test
    void newest_hasOpenAndExemptedFindingsByRuleAndSeverity() {
        installation.policy = exempting("lab-*");
        europe.put(TestJobs.withoutTimeout("lab-1"));
        europe.put(TestJobs.withoutTimeout("a"));
        europe.put(TestJobs.failing("b", 30));
        installation.tick();

        StoredRun run = newest("eu-west-1");
        assertThat(rule(run, TIMEOUT).open()).isEqualTo(Map.of(Severity.MEDIUM, 1));
        assertThat(rule(run, TIMEOUT).exempted()).isEqualTo(Map.of(Severity.MEDIUM, 1));
        assertThat(run.open()).containsEntry(Severity.MEDIUM, 1).hasSize(2);
        assertThat(run.exempted()).isEqualTo(1);
        assertThat(run.transitions()).containsEntry(TransitionType.OPENED, 3);
        assertThat(run.summary().coverage().isComplete()).isTrue();
        assertThat(run.summary().time().start()).isEqualTo(START);
        assertThat(run.quotas()).extracting(quota -> quota.quota().name()).contains("Concurrent jobs");
    }

    /**
     * The item has the form of an older version, which stored only the number of findings. The reader takes the
     * severities of these findings from the verdicts in the item.
     */
    @Test
    void newest_itemWithoutSeverities_hasThoseOfTheVerdicts() {
        installation.policy = exempting("lab-*");
        europe.put(TestJobs.withoutTimeout("lab-1"));
        europe.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        withoutNewAttributes("eu-west-1", START);

        StoredRun run = newest("eu-west-1");
        assertThat(rule(run, TIMEOUT).open()).isEqualTo(Map.of(Severity.MEDIUM, 1));
        assertThat(rule(run, TIMEOUT).exempted()).isEqualTo(Map.of(Severity.MEDIUM, 1));
        assertThat(figures(TIMEOUT).orElseThrow().open()).isEqualTo(1);
        assertThat(reader.days(europe.place(), LocalDate.parse("2026-03-10"))).hasSize(1);
    }

    @Test
    void days_haveTheLastAuditThatCountedAndAllChanges() {
        europe.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        europe.put(TestJobs.withoutTimeout("b"));
        installation.tick();
        installation.timeline.sleepUntil(START.plus(Duration.ofDays(1)));
        europe.put(TestJobs.healthy("a").build());
        installation.tick();
        installation.narrow(new Scope(Set.of(JobStatus.SCHEDULED), null, null, null, null));

        List<RunDay> days = reader.days(europe.place(), LocalDate.parse("2026-03-10"));

        assertThat(days)
                .extracting(RunDay::day)
                .containsExactly(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-11"));
        assertThat(days.getFirst().transitions()).isEqualTo(Map.of(TransitionType.OPENED, 2));
        assertThat(days.getFirst().last())
                .isNotNull()
                .satisfies(run -> assertThat(run.summary().time().start()).isEqualTo(START.plus(TICK)));
        assertThat(days.getLast().transitions()).isEqualTo(Map.of(TransitionType.CLOSED, 1));
        assertThat(days.getLast().last())
                .isNotNull()
                .satisfies(run -> assertThat(run.summary().time().start()).isEqualTo(START.plus(Duration.ofDays(1))));
        assertThat(reader.days(europe.place(), LocalDate.parse("2026-03-11"))).hasSize(1);
        assertThat(reader.days(europe.place(), LocalDate.parse("2026-03-12"))).isEmpty();
    }

    private StoredRun newest(String region) {
        return reader.newest().stream()
                .filter(newest -> newest.place().region().equals(region))
                .map(RunReader.Newest::run)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    private static StoredRun.Rule rule(StoredRun run, String ruleId) {
        return Objects.requireNonNull(run.rules().get(ruleId));
    }

    private void withoutNewAttributes(String region, Instant at) {
        Item run = state.get(new ItemKey("R#" + ACCOUNT + "#" + region, at.toString()))
                .orElseThrow();
        Map<String, Attribute> attributes = new HashMap<>(run.attributes());
        attributes.remove("whole");
        Map<String, Attribute> rules = new HashMap<>();
        run.map("rules").forEach((id, rule) -> {
            Map<String, Attribute> said = new HashMap<>(((Attribute.MapOf) rule).values());
            said.keySet().removeAll(Set.of("openBySeverity", "exemptedBySeverity"));
            rules.put(id, new Attribute.MapOf(said));
        });
        attributes.put("rules", new Attribute.MapOf(rules));
        state.write(new Write.Put(state, Item.of(attributes), Condition.always()));
    }

    @Test
    void figures_ruleWithoutASubject_areNone() {
        assertThat(figures(TIMEOUT)).isEmpty();

        installation.tick();

        assertThat(figures(TIMEOUT)).isEmpty();
        assertThat(figures("IOTJ-ACC-03").orElseThrow().verdicts().compliant()).isEqualTo(2);
    }
}
