package dev.iotjobs.auditor.rule.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCoverageIncompleteTest {

    private static final String MEDIUM = "NON_COMPLIANT MEDIUM";
    private static final String HIGH = "NON_COMPLIANT HIGH";
    private static final String WAITS = "PENDING holds";
    private static final Instant LATER = Jobs.NOW.plusSeconds(1);

    private final RuleTester rule = RuleTester.of(new AuditCoverageIncomplete());

    private static RuleContext after(@Nullable Severity open, int badRuns, int cleanRuns) {
        Memory memory = new Memory(open, open == null ? null : Jobs.NOW, badRuns, cleanRuns, FactSource.COUNTED);
        return new RuleContext(Jobs.NOW, SettingValues.STANDARD, memory);
    }

    private String judge(CoverageBuilder coverage) {
        return Outcomes.of(rule.judge(coverage.region(), Jobs.now()));
    }

    private String judge(CoverageBuilder coverage, RuleContext context) {
        return Outcomes.of(rule.judge(coverage.region(), context));
    }

    @Test
    void judge_everyJobEvaluated_isCompliant() {
        assertThat(judge(new CoverageBuilder(500))).isEqualTo("COMPLIANT");
        assertThat(judge(new CoverageBuilder(0))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_oneDeniedOrMalformed_countsAtOnce() {
        assertThat(judge(new CoverageBuilder(499).denied(1))).isEqualTo(MEDIUM);
        assertThat(judge(new CoverageBuilder(499).malformed(1))).isEqualTo(MEDIUM);
    }

    @Test
    void judge_oneFailedOrOverdue_countsWhenItHappensAgain() {
        assertThat(judge(new CoverageBuilder(19).failed(1, 0))).isEqualTo(WAITS);
        assertThat(judge(new CoverageBuilder(19).failed(1, 1))).isEqualTo(MEDIUM);
        assertThat(judge(new CoverageBuilder(19).overdue(1, 0))).isEqualTo(WAITS);
        assertThat(judge(new CoverageBuilder(19).overdue(1, 1))).isEqualTo(MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({"90, 10, PENDING holds", "899, 101, NON_COMPLIANT HIGH", "89, 11, NON_COMPLIANT HIGH"})
    void judge_coverageBelowNinetyPercent_countsAtOnceAndIsHigh(int evaluated, int failed, String expected) {
        assertThat(judge(new CoverageBuilder(evaluated).failed(failed, 0))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"90, 10, NON_COMPLIANT MEDIUM", "89, 11, NON_COMPLIANT HIGH"})
    void judge_denied_isHighBelowNinetyPercent(int evaluated, int denied, String expected) {
        assertThat(judge(new CoverageBuilder(evaluated).denied(denied))).isEqualTo(expected);
    }

    @Test
    void judge_jobsNotReachedInTheFirstHours_areSilent() {
        assertThat(judge(new CoverageBuilder(100).unseen(900, LATER))).isEqualTo("COMPLIANT");
        assertThat(judge(new CoverageBuilder(100).unseen(900, Jobs.NOW))).isEqualTo(HIGH);
        assertThat(judge(new CoverageBuilder(99).unseen(1, Jobs.NOW))).isEqualTo(MEDIUM);
        assertThat(judge(new CoverageBuilder(100).unseen(900, LATER).denied(1))).isEqualTo(MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({"INCOMPLETE", "NONE"})
    void judge_listNotReadToItsEnd_isHigh(Listing listing) {
        assertThat(judge(new CoverageBuilder(20).listing(listing))).isEqualTo(HIGH);
        assertThat(judge(new CoverageBuilder(0).listing(listing))).isEqualTo(HIGH);
    }

    @Test
    void judge_listNotReadToItsEnd_saysWhyAndNoShare() {
        assertThat(reason(new CoverageBuilder(20).listing(Listing.INCOMPLETE)))
                .isEqualTo("20 of 20 jobs evaluated: the list of jobs is incomplete (AccessDeniedException)");
        assertThat(reason(new CoverageBuilder(0).listing(Listing.UNREACHABLE)))
                .isEqualTo("0 of 0 jobs evaluated: AccessDeniedException");
    }

    private String reason(CoverageBuilder coverage) {
        return rule.judge(coverage.region(), Jobs.now()).reason();
    }

    @Test
    void judge_everyJobEvaluated_saysHowMany() {
        assertThat(reason(new CoverageBuilder(500))).isEqualTo("500 of 500 jobs evaluated");
    }

    @Test
    void judge_deletionsHeldBack_areHighAndSaySo() {
        Verdict verdict = rule.judge(new CoverageBuilder(400).brake(312).region(), Jobs.now());

        assertThat(Outcomes.of(verdict)).isEqualTo(HIGH);
        assertThat(verdict.reason()).contains("312 of 400 known jobs seem to be deleted, which is implausible");
    }

    @ParameterizedTest
    @CsvSource({"1, NON_COMPLIANT MEDIUM", "2, NON_COMPLIANT HIGH"})
    void judge_thirdIncompleteAuditInARow_isHigh(int before, String expected) {
        assertThat(judge(new CoverageBuilder(499).denied(1), after(Severity.MEDIUM, before, 0)))
                .isEqualTo(expected);
    }

    @Test
    void judge_completeAudits_closeTheFindingAfterTheSecond() {
        CoverageBuilder complete = new CoverageBuilder(20);

        assertThat(judge(complete, after(Severity.HIGH, 5, 0))).isEqualTo("PENDING ceased MEDIUM");
        assertThat(judge(complete, after(Severity.MEDIUM, 0, 1))).isEqualTo("COMPLIANT");
    }

    /** If one job fails in every second audit, the finding stays open instead of closing and opening again. */
    @Test
    void judge_oneFailureBetweenCompleteAudits_keepsTheFindingOpen() {
        assertThat(judge(new CoverageBuilder(19).failed(1, 0), after(Severity.MEDIUM, 0, 1)))
                .isEqualTo(MEDIUM);
    }

    @Test
    void judge_auditTheSameTickAgain_movesNothing() {
        Memory memory = new Memory(Severity.MEDIUM, Jobs.NOW, 0, 1, FactSource.WITHIN_TICK);
        RuleContext context = new RuleContext(Jobs.NOW, SettingValues.STANDARD, memory);

        assertThat(judge(new CoverageBuilder(20), context)).isEqualTo("PENDING ceased MEDIUM");
    }

    @Test
    void judge_causes_areNamedWithTheirCounts() {
        Verdict verdict = rule.judge(
                new CoverageBuilder(1_000)
                        .denied(2)
                        .malformed(3)
                        .failed(1, 1)
                        .overdue(2_000, 0)
                        .example("firmware-7", "AccessDeniedException")
                        .example("firmware-8", "InternalException")
                        .region(),
                Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("1,000 of 3,006 jobs evaluated (33.2 %): 2 denied, 3 with an unreadable answer, 1 failed,"
                        + " 2,000 not reached (complete in about 2 more audits)");
        assertThat(verdict.evidence().values())
                .containsEntry("example1", "firmware-7: AccessDeniedException")
                .containsEntry("example2", "firmware-8: InternalException");
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly("aws iot describe-job --region eu-west-1 --job-id firmware-7");
    }
}
