package dev.iotjobs.auditor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.AlertReport.Status;
import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.RuleCounts;
import dev.iotjobs.auditor.audit.RuleFailure;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.Coverage.Listing;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import dev.iotjobs.auditor.rule.account.QuotaUsage.LimitSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditMetricsTest {

    private static final Place PLACE = new Place("aws", "123456789012", "eu-west-1");
    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");

    private static RegionRun run(Outcome outcome, QuotaUsage... quotas) {
        return new RegionRun(
                "run",
                PLACE,
                outcome,
                "",
                START,
                START.plusMillis(1500),
                new Coverage(PLACE, 9, 6, Listing.COMPLETE, "", 3, 2, 1, 0, 0, 0, 0, 0, 0, START, 0, 0, 3, List.of()),
                Map.of("ListJobs", new ApiCalls(1, 0, 0), "DescribeJob", new ApiCalls(5, 2, 1)),
                List.of(quotas),
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
                List.of(),
                List.of(),
                List.of());
    }

    private static RuleCounts counts(Map<Gap, Integer> insufficientData) {
        return new RuleCounts(1, Map.of(), 0, 0, insufficientData);
    }

    private static Transition transition(TransitionType type, @Nullable End end) {
        FindingKey key = new FindingKey(PLACE, new Subject.OfRegion(PLACE), "IOTJ-ACC-03");
        return new Transition(key, type, Severity.HIGH, end);
    }

    private static AlertReport alerts(Status status) {
        return new AlertReport(status, null, Map.of(), 0, "");
    }

    private static QuotaUsage quota(@Nullable Double limit, boolean wholeAccount) {
        LimitSource source = limit == null ? LimitSource.UNKNOWN : LimitSource.APPLIED;
        return new QuotaUsage(PLACE, "L-FBF5CD89", "Concurrent jobs", limit, source, 25, 0, wholeAccount);
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
    void totals_severalRegions_countThemByOutcome() {
        List<RegionRun> runs = List.of(
                run(Outcome.COMPLETED), run(Outcome.FAILED), run(Outcome.COMPLETED), run(Outcome.ALREADY_RUNNING));

        assertThat(totals(runs, alerts(Status.REFUSED)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AuditsCompleted", 2.0, "AuditsFailed", 1.0, "AlertsFailed", 1.0, "RuleFailures", 4.0));
        assertThat(totals(List.of(run(Outcome.COMPLETED)), alerts(Status.NOTHING_TO_REPORT)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AuditsCompleted", 1.0, "AuditsFailed", 0.0, "AlertsFailed", 0.0, "RuleFailures", 1.0));
    }

    @ParameterizedTest
    @CsvSource({"SENT, 0", "NOTHING_TO_REPORT, 0", "REFUSED, 1", "UNCERTAIN, 1", "EARLIER_MESSAGE_WAITS, 1"})
    void totals_deliveryTried_saysWhetherItFailed(Status status, double failed) {
        assertThat(totals(List.of(run(Outcome.COMPLETED)), alerts(status))).containsEntry("AlertsFailed", failed);
    }

    @Test
    void totals_deliveryNotTried_publishNoZeroForIt() {
        RegionRun running = new RegionRun(
                "run",
                PLACE,
                Outcome.ALREADY_RUNNING,
                "",
                START,
                START,
                Coverage.none(PLACE, ""),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(totals(List.of(running), alerts(Status.NOT_TRIED)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("AuditsCompleted", 0.0, "AuditsFailed", 0.0));
    }

    private static Map<String, Double> totals(List<RegionRun> runs, AlertReport alerts) {
        AuditReport report = new AuditReport("run", PLACE.accountId(), START, START.plusMillis(1500), runs, alerts);
        return AuditMetrics.totals(report).stream()
                .collect(Collectors.toMap(AuditMetrics.Figure::name, AuditMetrics.Figure::value));
    }

    @Test
    void figures_completed_countWhatWasSeen() {
        RegionRun run = run(Outcome.COMPLETED);

        assertThat(value(run, "AuditsFailed")).isZero();
        assertThat(value(run, "Duration")).isEqualTo(1500);
        assertThat(value(run, "JobsListed")).isEqualTo(9);
        assertThat(value(run, "JobsEndedLongAgo")).isEqualTo(6);
        assertThat(value(run, "JobsDenied")).isEqualTo(1);
        assertThat(value(run, "Throttles")).isEqualTo(2);
        assertThat(value(run, "OpenFindingsCritical")).isZero();
        assertThat(value(run, "FindingsOpened")).isEqualTo(1);
        assertThat(value(run, "FindingsClosed")).isEqualTo(3);
        assertThat(value(run, "FindingsResolved")).isEqualTo(1);
        assertThat(value(run, "FindingsClosedWithJob")).isEqualTo(1);
    }

    @Test
    void figures_completed_countRulesThatGaveNoVerdict() {
        assertThat(value(run(Outcome.COMPLETED), "RulesWithoutData")).isEqualTo(2);
        assertThat(value(run(Outcome.COMPLETED), "RuleFailures")).isEqualTo(1);
    }

    @Test
    void figures_coverageOfTwoThirds_isRoundedDown() {
        assertThat(value(run(Outcome.COMPLETED), "Coverage")).isEqualTo(66.6);
    }

    @Test
    void figures_failed_publishNoZerosThatWereNotMeasured() {
        assertThat(names(run(Outcome.FAILED))).containsExactly("AuditsFailed", "Duration");
        assertThat(value(run(Outcome.FAILED), "AuditsFailed")).isEqualTo(1);
    }

    @Test
    void figures_alreadyRunning_areLeftToTheAuditThatRuns() {
        assertThat(AuditMetrics.figures(run(Outcome.ALREADY_RUNNING))).isEmpty();
    }

    @Test
    void figures_quotaOfTheWholeAccount_isInPercent() {
        assertThat(value(run(Outcome.COMPLETED, quota(1000.0, true)), "QuotaUsageConcurrentJobs"))
                .isEqualTo(2.5);
    }

    @Test
    void figures_quotaUnknownOrOfAPart_isLeftOut() {
        assertThat(names(run(Outcome.COMPLETED, quota(null, true)))).doesNotContain("QuotaUsageConcurrentJobs");
        assertThat(names(run(Outcome.COMPLETED, quota(1000.0, false)))).doesNotContain("QuotaUsageConcurrentJobs");
    }

    @Test
    void figures_quotaOfZero_leaveOutWhatIsNoNumber() {
        assertThat(names(run(Outcome.COMPLETED, quota(0.0, true)))).doesNotContain("QuotaUsageConcurrentJobs");
        assertThat(AuditMetrics.figures(run(Outcome.COMPLETED, quota(0.0, true))))
                .allSatisfy(figure -> assertThat(figure.value()).isFinite());
    }
}
