package dev.iotjobs.auditor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcilerTest {

    private static final RuleMetadata RULE = RuleBook.standard().metadata().getFirst();
    private static final Subject SUBJECT = new Subject.OfJob(Jobs.key("firmware-7"));
    private static final Instant LATER = Jobs.NOW.plus(Duration.ofMinutes(15));

    private static Verdict bad(Severity severity, int failed) {
        return Verdict.nonCompliant(
                severity, failed + " failed", Evidence.of("failed", failed), CliCommand.aws("iot", "help"));
    }

    private static Reconciliation reconcile(Map<String, Mark> known, Verdict verdict, Instant at) {
        Evaluation evaluation = new Evaluation(RULE, SUBJECT, verdict);
        return Reconciler.reconcile(Jobs.PLACE, known, List.of(evaluation), at, at, 7);
    }

    private static Map<String, Mark> after(Verdict... verdicts) {
        Map<String, Mark> marks = Map.of();
        for (Verdict verdict : verdicts) {
            marks = reconcile(marks, verdict, Jobs.NOW).marks();
        }
        return marks;
    }

    @Test
    void reconcile_firstDefect_opens() {
        Reconciliation changes = reconcile(Map.of(), bad(Severity.HIGH, 3), Jobs.NOW);

        assertThat(changes.transitions()).hasSize(1);
        Transition opened = changes.transitions().getFirst();
        assertThat(opened.type()).isEqualTo(TransitionType.OPENED);
        assertThat(opened.finding().workflowStatus()).isEqualTo(WorkflowStatus.NEW);
        assertThat(opened.finding().firstObservedAt()).isEqualTo(Jobs.NOW);
        assertThat(opened.finding().reason()).isEqualTo("3 failed");
        assertThat(opened.alertId()).isEqualTo(opened.finding().key().findingId() + "#7");
    }

    @Test
    void reconcile_nothingChanged_writesNothing() {
        Reconciliation changes = reconcile(after(bad(Severity.HIGH, 3)), bad(Severity.HIGH, 3), LATER);

        assertThat(changes.transitions()).isEmpty();
        assertThat(changes.amended()).isEmpty();
        assertThat(changes.marks().get(RULE.id()))
                .extracting(Mark::observations)
                .isEqualTo(2);
    }

    @Test
    void reconcile_otherFigures_amendsWithoutTelling() {
        Reconciliation changes = reconcile(after(bad(Severity.HIGH, 3)), bad(Severity.HIGH, 4), LATER);

        assertThat(changes.transitions()).isEmpty();
        assertThat(changes.amended()).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo("4 failed");
            assertThat(finding.firstObservedAt()).isEqualTo(Jobs.NOW);
        });
    }

    @ParameterizedTest
    @CsvSource({"0,2,2,0", "1,0,0,1", "3,1,2,2", "10,20,20,10"})
    void reconcile_figuresThatAddUpToTheSame_amends(int rejected, int timedOut, int rejectedNow, int timedOutNow) {
        Reconciliation changes = reconcile(after(mixed(rejected, timedOut)), mixed(rejectedNow, timedOutNow), LATER);

        assertThat(changes.amended())
                .extracting(Finding::evidence)
                .containsExactly(mixed(rejectedNow, timedOutNow).evidence());
    }

    private static Verdict mixed(int rejected, int timedOut) {
        return Verdict.nonCompliant(
                Severity.HIGH,
                "too many",
                Evidence.of("rejected", rejected).and("timedOut", timedOut),
                CliCommand.aws("iot", "help"));
    }

    @Test
    void reconcile_otherCommand_amends() {
        Verdict before = Verdict.nonCompliant(Severity.HIGH, "bad", Evidence.none(), CliCommand.aws("iot", "help"));
        Verdict after = Verdict.nonCompliant(Severity.HIGH, "bad", Evidence.none(), CliCommand.aws("iot", "list-jobs"));

        assertThat(reconcile(after(before), after, LATER).amended())
                .extracting(Finding::command)
                .containsExactly("aws iot list-jobs");
    }

    @Test
    void reconcile_severityRises_worsens() {
        Reconciliation changes = reconcile(after(bad(Severity.HIGH, 3)), bad(Severity.CRITICAL, 9), LATER);

        assertThat(changes.transitions()).extracting(Transition::type).containsExactly(TransitionType.WORSENED);
    }

    @Test
    void reconcile_severityFalls_amendsWithoutTelling() {
        Reconciliation changes = reconcile(after(bad(Severity.CRITICAL, 9)), bad(Severity.HIGH, 3), LATER);

        assertThat(changes.transitions()).isEmpty();
        assertThat(changes.amended()).extracting(Finding::severity).containsExactly(Severity.HIGH);
    }

    @Test
    void reconcile_compliantOrNoLongerApplicable_resolvesOnceAndSaysWhy() {
        Map<String, Mark> open = after(bad(Severity.HIGH, 3));
        Reconciliation changes = reconcile(open, Verdict.notApplicable("the job is COMPLETED"), LATER);

        assertThat(changes.transitions()).singleElement().satisfies(resolved -> {
            assertThat(resolved.type()).isEqualTo(TransitionType.RESOLVED);
            assertThat(resolved.finding().isOpen()).isFalse();
            assertThat(resolved.finding().severity()).isEqualTo(Severity.HIGH);
            assertThat(resolved.finding().reason()).isEqualTo("the job is COMPLETED");
        });
        assertThat(reconcile(changes.marks(), Verdict.compliant("fine"), LATER).transitions())
                .isEmpty();
    }

    @Test
    void reconcile_defectReturns_reopensUnderTheSameIdentity() {
        Map<String, Mark> resolved = after(bad(Severity.HIGH, 3), Verdict.compliant("fine"));
        Reconciliation changes = reconcile(resolved, bad(Severity.HIGH, 3), LATER);

        assertThat(changes.transitions()).singleElement().satisfies(reopened -> {
            assertThat(reopened.type()).isEqualTo(TransitionType.REOPENED);
            assertThat(reopened.finding().firstObservedAt()).isEqualTo(Jobs.NOW);
        });
    }

    @Test
    void reconcile_insufficientData_neitherOpensNorResolves() {
        Verdict unknown = Verdict.insufficientData("denied");
        Map<String, Mark> open = after(bad(Severity.HIGH, 3));

        assertThat(reconcile(open, unknown, LATER).transitions()).isEmpty();
        assertThat(reconcile(open, unknown, LATER).marks()).isEqualTo(open);
        assertThat(reconcile(Map.of(), unknown, LATER).marks()).isEmpty();
    }

    @Test
    void archive_subjectGone_resolvesWhatIsOpenAndNothingElse() {
        Map<String, Mark> open = after(bad(Severity.HIGH, 3));
        List<RuleMetadata> rules = RuleBook.standard().metadata();

        assertThat(Reconciler.archive(Jobs.PLACE, open, SUBJECT, rules, "deleted", LATER, 8)
                        .transitions())
                .singleElement()
                .satisfies(archived -> {
                    assertThat(archived.type()).isEqualTo(TransitionType.RESOLVED);
                    assertThat(archived.finding().recordState()).isEqualTo(RecordState.ARCHIVED);
                    assertThat(archived.finding().reason()).isEqualTo("deleted");
                });
        assertThat(Reconciler.archive(Jobs.PLACE, Map.of(), SUBJECT, rules, "deleted", LATER, 8)
                        .transitions())
                .isEmpty();
    }

    @Test
    void findingId_sameDefect_isTheSameAtEveryAudit() {
        FindingKey key = new FindingKey(Jobs.PLACE, SUBJECT, "IOTJ-CFG-01");

        assertThat(key.findingId()).isEqualTo("123456789012/eu-west-1/firmware-7@1772953200000/IOTJ-CFG-01");
    }
}
