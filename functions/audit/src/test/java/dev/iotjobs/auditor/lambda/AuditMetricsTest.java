package dev.iotjobs.auditor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import dev.iotjobs.auditor.rule.account.QuotaUsage.LimitSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
                new Coverage(PLACE, 3, true, 3, 2, 1, 0, 0, 0),
                Map.of("ListJobs", new ApiCalls(1, 0, 0), "DescribeJob", new ApiCalls(5, 2, 1)),
                List.of(quotas),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of());
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

        assertThat(totals(runs, new AlertReport(null, 3, "topic alerts: not authorized")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AuditsCompleted", 2.0, "AuditsFailed", 1.0, "AlertsFailed", 1.0, "AlertsWaiting", 3.0));
        assertThat(totals(List.of(run(Outcome.COMPLETED)), new AlertReport(null, 0, "")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AuditsCompleted", 1.0, "AuditsFailed", 0.0, "AlertsFailed", 0.0, "AlertsWaiting", 0.0));
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
        assertThat(value(run, "JobsListed")).isEqualTo(3);
        assertThat(value(run, "JobsDenied")).isEqualTo(1);
        assertThat(value(run, "Throttles")).isEqualTo(2);
        assertThat(value(run, "OpenFindingsCritical")).isZero();
    }

    @Test
    void figures_coverageOfTwoThirds_isRoundedDown() {
        assertThat(value(run(Outcome.COMPLETED), "Coverage")).isEqualTo(66.6);
    }

    @Test
    void figures_failed_publishNoZerosThatNobodyMeasured() {
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
}
