package dev.iotjobs.auditor.export.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.audit.run.RunDay;
import dev.iotjobs.auditor.audit.run.StoredRun;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedDay.Usage;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayFiguresTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 8);
    private static final AccountRegion IRELAND = new AccountRegion("aws", "123456789012", "eu-west-1");
    private static final AccountRegion VIRGINIA = new AccountRegion("aws", "123456789012", "us-east-1");

    private static RunDay day(LocalDate day, @Nullable StoredRun last, int opened) {
        return new RunDay(day, last, Map.of(TransitionType.OPENED, opened));
    }

    private static StoredRun run(AccountRegion place, LocalDate day, int open, long used) {
        TimeSpan time = new TimeSpan(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.atStartOfDay(ZoneOffset.UTC).toInstant());
        QuotaUsage quota = new QuotaUsage(
                place, new QuotaUsage.Quota("L-1", "Jobs"), 100.0, QuotaUsage.LimitSource.APPLIED, used, 0, true);
        return new StoredRun(
                new RunSummary(
                        "run",
                        Outcome.COMPLETED,
                        "",
                        time,
                        Coverage.none(place, ""),
                        new RuleCoverage(0, 0),
                        List.of()),
                Map.of("IOTJ-CFG-01", new StoredRun.Rule(RuleCounts.NONE, Map.of(Severity.MEDIUM, open), Map.of())),
                Map.of(),
                Map.of(),
                List.of(quota));
    }

    @Test
    void days_ofSeveralRegions_areAddedUpByTheLastAuditOfEach() {
        DayFigures figures = new DayFigures();
        figures.add(IRELAND, day(FIRST, run(IRELAND, FIRST, 3, 10), 3));
        figures.add(IRELAND, day(FIRST.plusDays(2), run(IRELAND, FIRST.plusDays(2), 5, 12), 2));
        figures.add(VIRGINIA, day(FIRST.plusDays(1), run(VIRGINIA, FIRST.plusDays(1), 7, 20), 7));
        figures.add(VIRGINIA, day(FIRST.plusDays(2), null, 1));

        List<ReportedDay> days = figures.days();

        assertThat(days).extracting(ReportedDay::day).containsExactly(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));
        assertThat(days)
                .extracting(ReportedDay::open)
                .containsExactly(
                        Map.of("IOTJ-CFG-01", Map.of(Severity.MEDIUM, 3)),
                        Map.of("IOTJ-CFG-01", Map.of(Severity.MEDIUM, 10)),
                        Map.of("IOTJ-CFG-01", Map.of(Severity.MEDIUM, 12)));
        assertThat(days)
                .extracting(ReportedDay::transitions)
                .containsExactly(Map.of("OPENED", 3), Map.of("OPENED", 7), Map.of("OPENED", 3));
        assertThat(days.get(1).quotas())
                .containsEntry(IRELAND, Map.of("L-1", new Usage(10, 100)))
                .containsEntry(VIRGINIA, Map.of("L-1", new Usage(20, 100)));
    }

    @Test
    void days_beforeTheFirstCount_areLeftOut() {
        DayFigures figures = new DayFigures();
        figures.add(IRELAND, day(FIRST, null, 3));
        figures.add(IRELAND, day(FIRST.plusDays(1), run(IRELAND, FIRST.plusDays(1), 3, 10), 0));

        assertThat(figures.days()).extracting(ReportedDay::day).containsExactly(FIRST.plusDays(1));
    }
}
