package dev.iotjobs.auditor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

class AuditMetricsTest {

    private static final AccountRegion PLACE = new AccountRegion("aws", "123456789012", "eu-west-1");
    private static final List<String> REGIONS = List.of(PLACE.region());
    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");

    @BeforeAll
    static void writeAsInLambda() {
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    }

    private static RegionRun run(Outcome outcome, QuotaUsage... quotas) {
        return run(PLACE, outcome, quotas);
    }

    private static RegionRun run(AccountRegion place, Outcome outcome, QuotaUsage... quotas) {
        return new RegionRun(
                outcome,
                "",
                new TimeSpan(START, START.plusMillis(1500)),
                new Coverage(
                        place,
                        new Coverage.Listed(9, 6, Listing.COMPLETE, ""),
                        3,
                        2,
                        new Coverage.Failures(1, 0, 0, 0, List.of()),
                        Coverage.NotReached.NONE,
                        new Coverage.Deletions(0, 0, 3)),
                new RegionRun.Read(
                        Map.of("ListJobs", new ApiCalls(1, 0, 0), "DescribeJob", new ApiCalls(5, 2, 1)),
                        List.of(quotas),
                        List.of()),
                new RegionRun.Judged(
                        Map.of(
                                "IOTJ-RUN-01", counts(Map.of(Gap.MISSING, 3, Gap.TOO_FEW, 2)),
                                "IOTJ-CFG-03", counts(Map.of(Gap.FAILED, 7)),
                                "IOTJ-CFG-01", counts(Map.of(Gap.TOO_YOUNG, 1))),
                        List.of(new RuleFailure("IOTJ-CFG-03", "job-7", new IllegalStateException("no targets"), 7)),
                        List.of(
                                transition(TransitionType.OPENED, null),
                                transition(TransitionType.CLOSED, End.FIXED),
                                transition(TransitionType.CLOSED, End.JOB_GONE),
                                transition(TransitionType.CLOSED, End.AGED_OUT)),
                        List.of(new OpenFinding(key(), Severity.HIGH, START, START, START, true, null)),
                        List.of(),
                        List.of()),
                List.of());
    }

    private static RuleCounts counts(Map<Gap, Integer> insufficientData) {
        return new RuleCounts(
                1, 0, 0, Map.of(), insufficientData, Map.of(), Policy.standard().gapsInCoverage());
    }

    private static Transition transition(TransitionType type, @Nullable End end) {
        return new Transition(key(), type, Severity.HIGH, end);
    }

    private static FindingKey key() {
        return new FindingKey(PLACE, new Subject.OfRegion(PLACE), "IOTJ-ACC-03");
    }

    private static AlertReport alerts(Status status) {
        return new AlertReport(status, null, Map.of(), 0, "");
    }

    private static QuotaUsage quota(@Nullable Double limit, boolean wholeAccount) {
        LimitSource source = limit == null ? LimitSource.UNKNOWN : LimitSource.APPLIED;
        return new QuotaUsage(
                PLACE, new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"), limit, source, 25, 0, wholeAccount);
    }

    private static List<String> names(RegionRun run) {
        return AuditMetrics.figures(run).stream().map(AuditMetrics.Figure::name).toList();
    }

    private static double value(RegionRun run, String name) {
        return AuditMetrics.figures(run).stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void totals_severalRegions_countThoseThatFailed() {
        List<RegionRun> runs = List.of(
                run(Outcome.COMPLETED), run(Outcome.FAILED), run(Outcome.COMPLETED), run(Outcome.ALREADY_RUNNING));

        assertThat(totals(runs, alerts(Status.REFUSED)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AuditsCompleted", 1.0, "AuditsFailed", 1.0, "AlertsFailed", 1.0, "RuleFailures", 4.0));
        assertThat(totals(List.of(run(Outcome.COMPLETED)), alerts(Status.NOTHING_TO_REPORT)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AuditsCompleted", 1.0, "AuditsFailed", 0.0, "AlertsFailed", 0.0, "RuleFailures", 1.0));
    }

    /** Other Regions must not hide a Region that is never audited. */
    @ParameterizedTest
    @CsvSource({
        "COMPLETED, COMPLETED, 1",
        "COMPLETED, ALREADY_RUNNING, 0",
        "FAILED, COMPLETED, 0",
        "COMPLETED, , 0",
    })
    void totals_auditsCompleted_isOneOnlyIfEveryRegionOfTheStackWasAudited(
            Outcome first, @Nullable Outcome second, double completed) {
        List<RegionRun> runs = new ArrayList<>(List.of(run(first)));
        if (second != null) {
            runs.add(run(new AccountRegion("aws", "123456789012", "us-east-1"), second));
        }
        AuditReport report = report(runs, alerts(Status.NOTHING_TO_REPORT));

        assertThat(AuditMetrics.totals(report, List.of("eu-west-1", "us-east-1")))
                .contains(new AuditMetrics.Figure("AuditsCompleted", completed, MetricUnit.COUNT));
    }

    @Test
    void totals_moreRegionsThanTheStacks_areAWholeAuditAsWell() {
        assertThat(AuditMetrics.totals(report(List.of(run(Outcome.COMPLETED)), alerts(Status.SENT)), List.of()))
                .contains(new AuditMetrics.Figure("AuditsCompleted", 1, MetricUnit.COUNT));
    }

    @ParameterizedTest
    @CsvSource({"SENT, 0", "NOTHING_TO_REPORT, 0", "REFUSED, 1", "UNCERTAIN, 1", "EARLIER_MESSAGE_WAITS, 1"})
    void totals_deliveryTried_saysWhetherItFailed(Status status, double failed) {
        assertThat(totals(List.of(run(Outcome.COMPLETED)), alerts(status))).containsEntry("AlertsFailed", failed);
    }

    @Test
    void totals_deliveryNotTried_publishNoZeroForIt() {
        assertThat(totals(List.of(unmade()), alerts(Status.NOT_TRIED)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("AuditsCompleted", 0.0, "AuditsFailed", 0.0));
    }

    @Test
    void totals_subscriptions_areCountedUnlessNotKnown() {
        AuditReport report = report(List.of(run(Outcome.COMPLETED)), alerts(Status.SENT));

        assertThat(AuditMetrics.totals(report.with(Subscribers.of(0, 1)), REGIONS))
                .contains(new AuditMetrics.Figure("ConfirmedSubscriptions", 0, MetricUnit.COUNT));
        assertThat(AuditMetrics.totals(report.with(Subscribers.notKnown("denied")), REGIONS))
                .extracting(AuditMetrics.Figure::name)
                .doesNotContain("ConfirmedSubscriptions");
    }

    private static RegionRun unmade() {
        return RegionRun.without(PLACE, Outcome.ALREADY_RUNNING, "", new TimeSpan(START, START));
    }

    private static AuditReport report(List<RegionRun> runs, AlertReport alerts) {
        return new AuditReport(
                "run", AccountLabel.of(PLACE.accountId()), new TimeSpan(START, START.plusMillis(1500)), runs, alerts);
    }

    private static Map<String, Double> totals(List<RegionRun> runs, AlertReport alerts) {
        return AuditMetrics.totals(report(runs, alerts), REGIONS).stream()
                .collect(Collectors.toMap(AuditMetrics.Figure::name, AuditMetrics.Figure::value));
    }

    /** Each metric costs money every month. */
    @Test
    void series_ofAStackWithOneRegion_areEleven() {
        RegionRun run = run(Outcome.COMPLETED, quota(1000.0, true));
        AuditReport report = report(List.of(run), alerts(Status.SENT)).with(Subscribers.of(1, 0));

        assertThat(AuditMetrics.totals(report, REGIONS)).hasSize(5);
        assertThat(names(run))
                .containsExactly(
                        "JobsListed",
                        "Coverage",
                        "RuleCoverage",
                        "OpenFindingsCritical",
                        "OpenFindingsHigh",
                        "QuotaUsage");
    }

    @Test
    void figures_completed_countWhatWasSeen() {
        RegionRun run = run(Outcome.COMPLETED);

        assertThat(value(run, "JobsListed")).isEqualTo(9);
        assertThat(value(run, "OpenFindingsCritical")).isZero();
        assertThat(value(run, "OpenFindingsHigh")).isEqualTo(1);
    }

    @Test
    void figures_coverageOfTwoThirds_isRoundedDown() {
        assertThat(value(run(Outcome.COMPLETED), "Coverage")).isEqualTo(66.6);
    }

    /** Ten of sixteen verdicts are missing. TOO_FEW and TOO_YOUNG do not count as missing. */
    @Test
    void figures_ruleCoverage_isRoundedDownAndLoweredByMissingDataOnly() {
        assertThat(value(run(Outcome.COMPLETED), "RuleCoverage")).isEqualTo(37.5);
    }

    @Test
    void figures_noRuleJudgedAnything_publishNoRuleCoverage() {
        RegionRun run = run(Outcome.COMPLETED);

        assertThat(names(new RegionRun(
                        run.outcome(),
                        run.message(),
                        run.time(),
                        run.coverage(),
                        run.read(),
                        RegionRun.Judged.NOTHING,
                        run.warnings())))
                .containsExactly("JobsListed", "Coverage", "OpenFindingsCritical", "OpenFindingsHigh");
    }

    @Test
    void figures_notCompleted_publishNoZerosThatWereNotMeasured() {
        assertThat(AuditMetrics.figures(run(Outcome.FAILED))).isEmpty();
        assertThat(AuditMetrics.figures(run(Outcome.ALREADY_RUNNING))).isEmpty();
    }

    @Test
    void figures_quotasOfTheWholeAccount_areTheHighestInPercent() {
        assertThat(value(run(Outcome.COMPLETED, quota(1000.0, true), quota(500.0, true)), "QuotaUsage"))
                .isEqualTo(5.0);
    }

    @ParameterizedTest
    @CsvSource({", true", "0, true", "-1, true", "0.5, true", "1000, false"})
    void figures_quotaWithoutAUsableLimitOrOfAPart_isLeftOutAndTheOthersStay(@Nullable Double limit, boolean whole) {
        assertThat(names(run(Outcome.COMPLETED, quota(limit, whole)))).doesNotContain("QuotaUsage");
        assertThat(value(run(Outcome.COMPLETED, quota(limit, whole), quota(500.0, true)), "QuotaUsage"))
                .isEqualTo(5.0);
    }

    @Test
    void publish_aFigureThatIsNone_costsItselfAndTheAuditContinues() throws Exception {
        List<JsonNode> documents = published(
                "IotJobsAuditor",
                List.of(
                        new AuditMetrics.Figure("Broken", Double.NaN, MetricUnit.COUNT),
                        new AuditMetrics.Figure("Fine", 3, MetricUnit.COUNT)));

        assertThat(documents).singleElement().satisfies(document -> {
            assertThat(document.get("Fine").intValue()).isEqualTo(3);
            assertThat(document.has("Broken")).isFalse();
        });
    }

    @Test
    void publish_namespaceThatIsNone_costsTheMetricsAndTheAuditContinues() throws Exception {
        assertThat(published("no namespace!", List.of(new AuditMetrics.Figure("Fine", 3, MetricUnit.COUNT))))
                .isEmpty();
    }

    @Test
    void publishFailure_isOfTheStackAlone() throws Exception {
        assertThat(documents(() -> metrics("IotJobsAuditor").publishFailure()))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.at("/_aws/CloudWatchMetrics/0/Dimensions"))
                            .hasToString("[[\"Stack\"]]");
                    assertThat(document.get("Stack").textValue()).isEqualTo("fleet");
                    assertThat(document.get("AuditsFailed").intValue()).isEqualTo(1);
                    assertThat(document.get("AuditsCompleted").intValue()).isZero();
                });
    }

    private static AuditMetrics metrics(String namespace) {
        return AuditMetrics.of(Map.of("POWERTOOLS_METRICS_NAMESPACE", namespace, "AUDIT_STACK", "fleet"));
    }

    private static List<JsonNode> published(String namespace, List<AuditMetrics.Figure> figures) throws IOException {
        return documents(() -> metrics(namespace).write(() -> DimensionSet.of("Stack", "fleet"), figures));
    }

    /** The metric documents that {@code publishing} writes to standard output. */
    private static synchronized List<JsonNode> documents(Runnable publishing) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            publishing.run();
        } finally {
            System.setOut(before);
        }
        List<JsonNode> documents = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            if (line.contains("\"_aws\"")) {
                documents.add(new ObjectMapper().readTree(line));
            }
        }
        return documents;
    }
}
