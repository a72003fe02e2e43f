package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.account.RuleFailed;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that change, are retired or switched off, throw exceptions or have no data. */
class RuleChangesTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    private static RuleBook book(List<Rule<?>> rules) {
        return new RuleBook(rules);
    }

    private static RuleCounts counts(RegionRun run, String ruleId) {
        return Objects.requireNonNull(run.judged().rules().get(ruleId));
    }

    /** A rule that throws on jobs with a certain id. */
    private static final class Throwing extends Rule<JobFacts> {

        private final String jobId;

        private Throwing(String jobId) {
            super(new InProgressTimeoutMissing().definition());
            this.jobId = jobId;
        }

        @Override
        public Verdict judge(JobFacts facts, RuleContext context) {
            if (facts.job().jobId().equals(jobId)) {
                throw new IllegalStateException("planted");
            }
            return new InProgressTimeoutMissing().judge(facts, context);
        }
    }

    @Test
    void ruleThatThrows_costsItsVerdictOnly_andIsReported() {
        region.put(TestJobs.withoutTimeout("a"));
        region.put(TestJobs.withoutTimeout("b"));
        installation.tick();
        installation.rules = book(List.of(new Throwing("a"), new FailureRateTooHigh()));

        RegionRun run = installation.run(installation.tick());

        assertThat(run.judged().failures()).hasSize(1).first().satisfies(failure -> {
            assertThat(failure.ruleId()).isEqualTo("IOTJ-CFG-01");
            assertThat(failure.subject()).isEqualTo("a");
            assertThat(failure.subjects()).isEqualTo(1);
            assertThat(failure.exception()).hasMessage("planted");
        });
        assertThat(counts(run, "IOTJ-CFG-01").insufficientData()).isEqualTo(Map.of(Gap.FAILED, 1));
        assertThat(run.judged().open()).hasSize(2);
    }

    @Test
    void ruleThatThrows_opensAFindingAboutTheRule_thatClosesAfterTwoAuditsWithoutAnException() {
        for (int i = 0; i < 20; i++) {
            region.put(TestJobs.healthy("job-" + i).build());
        }
        installation.tick();
        installation.rules = book(List.of(new Throwing("job-7"), new FailureRateTooHigh(), new RuleFailed()));
        AuditReport failed = installation.tick();
        installation.rules = TestRules.BOOK;
        AuditReport firstWithout = installation.tick();
        AuditReport secondWithout = installation.tick();

        assertThat(open(failed)).containsExactly("IOTJ-ACC-05 rule IOTJ-CFG-01 MEDIUM");
        assertThat(open(firstWithout)).containsExactly("IOTJ-ACC-05 rule IOTJ-CFG-01 MEDIUM");
        assertThat(open(secondWithout)).isEmpty();
    }

    @Test
    void ruleThatFailed_andIsSwitchedOff_itsFailureClosesAsRuleOff() {
        region.put(TestJobs.healthy("a").build());
        installation.tick();
        installation.rules = book(List.of(new Throwing("a"), new RuleFailed()));
        installation.tick();
        installation.policy = Policy.standard().withRulesOff(Set.of("IOTJ-CFG-01"));

        AuditReport off = installation.tick();

        assertThat(open(off)).isEmpty();
        assertThat(off.alerts().changes()).isEqualTo(Map.of(Kind.RULE_OFF, 1));
    }

    @Test
    void ruleWithoutData_isCountedByReason_withTheFirstSubjectAsAnExample() {
        region.put(TestJobs.healthy("c").jobProcessDetails(null).build());
        region.put(TestJobs.healthy("b").jobProcessDetails(null).build());
        region.put(TestJobs.healthy("a").build());

        RegionRun run = installation.run(installation.tick());

        assertThat(counts(run, "IOTJ-RUN-01").insufficientData()).isEqualTo(Map.of(Gap.MISSING, 2));
        assertThat(counts(run, "IOTJ-RUN-01").examples()).isEqualTo(Map.of(Gap.MISSING, "b"));
        assertThat(counts(run, "IOTJ-RUN-01").compliant()).isEqualTo(1);
        assertThat(counts(run, "IOTJ-RUN-01").withoutData()).isEqualTo(2);
    }

    @Test
    void ruleWithoutData_lowersRuleCoverageUntilTheDataIsThere() {
        region.put(TestJobs.healthy("a").jobProcessDetails(null).build());
        RuleCoverage before = installation.run(installation.tick()).judged().ruleCoverage();
        region.put(TestJobs.healthy("a").build());

        RuleCoverage after = installation.run(installation.tick()).judged().ruleCoverage();

        assertThat(before.withoutData()).isPositive();
        assertThat(after).isEqualTo(new RuleCoverage(before.expected(), 0));
    }

    /** A rule that waits for a larger sample does not lack data. */
    @Test
    void ruleWithTooSmallASample_lowersNoRuleCoverage() {
        region.put(
                TestJobs.healthy("a").jobProcessDetails(TestJobs.counters(7, 2)).build());

        RegionRun run = installation.run(installation.tick());

        assertThat(counts(run, "IOTJ-RUN-01").insufficientData()).isEqualTo(Map.of(Gap.TOO_FEW, 1));
        assertThat(counts(run, "IOTJ-RUN-01").examples()).isEmpty();
        assertThat(run.judged().ruleCoverage().percent()).isEqualTo(100.0);
    }

    @Test
    void ruleThatLeftTheBook_itsFindingsCloseAsRetired_countedInANotice() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.takeMessages();
        installation.rules = book(List.of(new FailureRateTooHigh()));

        AuditReport retired = installation.tick();

        assertThat(installation.run(retired).judged().transitions())
                .extracting(Transition::end)
                .contains(End.RULE_OFF);
        assertThat(retired.alerts().changes()).isEqualTo(Map.of(Kind.RULE_OFF, 1));
        assertThat(installation.messages.getFirst().subject()).startsWith("[NOTICE]");
        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void ruleThatLeftTheBook_andItsJobIsDeleted_closesWithTheJob() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        region.delete("a");
        installation.rules = book(List.of(new FailureRateTooHigh()));

        AuditReport report = installation.tick();
        installation.rules = TestRules.BOOK;
        AuditReport back = installation.tick();

        assertThat(open(report)).isEmpty();
        assertThat(open(back)).isEmpty();
    }

    @Test
    void ruleSwitchedOffAndOn_whatStillHolds_isABaseline() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.policy = Policy.standard().withRulesOff(Set.of("IOTJ-CFG-01"));
        AuditReport off = installation.tick();
        installation.policy = Policy.standard();

        AuditReport on = installation.tick();

        assertThat(off.alerts().changes()).isEqualTo(Map.of(Kind.RULE_OFF, 1));
        assertThat(on.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 1));
    }

    @Test
    void ruleThatIsNew_itsFindingsAreABaseline_andRealChangesStayNews() {
        installation.rules = book(List.of(new FailureRateTooHigh()));
        region.put(TestJobs.withoutTimeout("a"));
        region.put(TestJobs.healthy("b").build());
        installation.tick();
        installation.rules = book(List.of(new FailureRateTooHigh(), new InProgressTimeoutMissing()));
        region.put(TestJobs.failing("b", 50));

        AuditReport report = installation.tick();

        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 1, Kind.NEW, 1));
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void changedQuotaFallback_describesAndReportsNothingElse() {
        region.put(TestJobs.withoutTimeout("a"));
        installation.tick();
        installation.policy = Policy.standard().withQuotaFallbacks(Map.of("L-FBF5CD89", 50.0));
        region.put(TestJobs.failing("a", 50));

        AuditReport report = installation.tick();

        assertThat(report.alerts().changes()).containsEntry(Kind.NEW, 1).doesNotContainKey(Kind.BASELINE);
    }

    @Test
    void jobThatFailsAtEveryOtherAudit_opensNoCoverageFinding() {
        for (int i = 0; i < 20; i++) {
            region.put(TestJobs.healthy("job-" + i).build());
        }
        for (int tick = 0; tick < 8; tick++) {
            boolean fails = tick % 2 == 1;
            region.fail(jobId -> fails && jobId.equals("job-7"));
            installation.tick();
        }

        assertThat(installation.messages).isEmpty();
    }

    @Test
    void deniedJob_opensCoverageAtOnce_risesToHighAtTheThird_closesAfterTwoCompleteAudits() {
        for (int i = 0; i < 20; i++) {
            region.put(TestJobs.healthy("job-" + i).build());
        }
        installation.tick();
        region.deny("job-7"::equals);
        List<Severity> severities = new ArrayList<>();
        for (int tick = 0; tick < 3; tick++) {
            installation
                    .run(installation.tick())
                    .judged()
                    .open()
                    .forEach(finding -> severities.add(finding.severity()));
        }
        region.deny(_ -> false);
        AuditReport firstComplete = installation.tick();
        AuditReport secondComplete = installation.tick();

        assertThat(severities).containsExactly(Severity.MEDIUM, Severity.MEDIUM, Severity.HIGH);
        assertThat(open(firstComplete)).containsExactly("IOTJ-ACC-03 Region eu-west-1 MEDIUM");
        assertThat(open(secondComplete)).isEmpty();
        assertThat(secondComplete.alerts().changes()).isEqualTo(Map.of(Kind.RESOLVED, 1));
    }
}
