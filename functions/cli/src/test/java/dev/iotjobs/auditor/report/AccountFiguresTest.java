package dev.iotjobs.auditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFiguresTest {

    private static final Instant AUDITED = Instant.parse("2026-03-10T07:00:00Z");
    private static final Instant NOW = AUDITED.plus(Duration.ofMinutes(9));

    private static RuleCounts verdicts(int passed, int notApplicable, int pending, Map<Gap, Integer> gaps) {
        Set<Gap> noData = gaps.keySet().stream().filter(Gap::isNoData).collect(Collectors.toSet());
        return new RuleCounts(passed, notApplicable, pending, Map.of(Severity.MEDIUM, 12), gaps, Map.of(), noData);
    }

    private static RuleFigures figures(int open, int exempted, RuleCounts verdicts, int notEvaluated) {
        return new RuleFigures(Map.of("eu-west-1", AUDITED), List.of(), open, exempted, verdicts, notEvaluated);
    }

    private static String text(String ruleId, RuleFigures figures, Instant now) {
        return new AccountFigures(rule(ruleId), figures).text(now);
    }

    private static RuleDefinition<?> rule(String id) {
        return RuleBook.standard().definitions().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void text_jobs_isOneLine() {
        RuleFigures figures = figures(11, 1, verdicts(486, 403, 0, Map.of()), 0);

        assertThat(text("IOTJ-CFG-01", figures, NOW))
                .isEqualTo("In this account: 11 open findings, 1 exempted; 486 jobs pass, 403 not applicable,"
                        + " 0 without data\n");
    }

    @Test
    void text_jobsThatWaitOrLackAVerdict_areNamedWhereThereAreAny() {
        Map<Gap, Integer> gaps = Map.of(Gap.TOO_FEW, 2, Gap.UNDECIDED, 3, Gap.MISSING, 4, Gap.DENIED, 5);
        RuleFigures figures = figures(1, 0, verdicts(1, 1, 6, gaps), 7);

        assertThat(text("IOTJ-RUN-01", figures, NOW).replaceAll("\\s+", " "))
                .isEqualTo("In this account: 1 open finding, 0 exempted; 1 job passes, 1 not applicable, 8 wait,"
                        + " 3 undecided, 9 without data, 7 not evaluated ");
    }

    @ParameterizedTest
    @CsvSource({
        "IOTJ-ACC-01, 6, 6 quotas pass",
        "IOTJ-ACC-03, 1, 1 Region passes",
        "IOTJ-ACC-03, 2, 2 Regions pass",
        "IOTJ-ACC-05, 9, 9 rules pass"
    })
    void text_subjectsThatAreNoJobs_areNamed_andLackNoDescription(String rule, int passed, String words) {
        RuleFigures figures = figures(0, 0, verdicts(passed, 0, 0, Map.of()), 7);

        assertThat(text(rule, figures, NOW))
                .isEqualTo("In this account: 0 open findings, 0 exempted; " + words
                        + ", 0 not applicable, 0 without data\n");
    }

    @Test
    void text_regionsWithoutFigures_areCounted() {
        RuleFigures figures = figures(1, 0, verdicts(2, 0, 0, Map.of()), 0).and(RuleFigures.notCounted("us-east-1"));

        assertThat(text("IOTJ-CFG-01", figures, NOW)).startsWith("In this account, 1 of 2 Regions: 1 open finding, ");
    }

    @Test
    void text_figuresThatAreADayOld_haveTheTimeOfTheOldestAudit() {
        RuleFigures figures = figures(0, 0, verdicts(2, 0, 0, Map.of()), 0);
        RuleFigures newer = new RuleFigures(Map.of("us-east-1", NOW), List.of(), 0, 0, RuleCounts.NONE, 0);
        Instant dayLater = AUDITED.plus(Duration.ofDays(1));

        assertThat(text("IOTJ-CFG-01", newer.and(figures), dayLater).replace('\n', ' '))
                .endsWith(", 0 without data; as of 2026-03-10 07:00 UTC ");
        assertThat(text("IOTJ-CFG-01", newer.and(figures), dayLater.minusMillis(1)))
                .endsWith(", 0 without data\n");
    }

    @Test
    void part_hasTheFiguresOfTheTextAndTheTimesOfTheAudits() throws JsonProcessingException {
        RuleFigures figures = figures(11, 1, verdicts(486, 403, 2, Map.of(Gap.MISSING, 4)), 7)
                .and(RuleFigures.notCounted("us-east-1"));
        AccountFigures account = new AccountFigures(rule("IOTJ-CFG-01"), figures);

        assertThat(JsonMapper.builder().build().readTree(AuditJson.write(account.part())))
                .isEqualTo(JsonMapper.builder().build().readTree("""
                        {
                          "audits": {"eu-west-1": "2026-03-10T07:00:00Z"},
                          "notCounted": ["us-east-1"],
                          "openFindings": 11,
                          "exemptedFindings": 1,
                          "compliant": 486,
                          "notApplicable": 403,
                          "waiting": 2,
                          "undecided": 0,
                          "withoutData": 4,
                          "notEvaluated": 7
                        }
                        """));
    }
}
