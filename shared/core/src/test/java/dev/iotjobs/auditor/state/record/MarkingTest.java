package dev.iotjobs.auditor.state.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.PlantedRule;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.Mark.Runs;
import dev.iotjobs.auditor.state.record.Mark.Stated;
import dev.iotjobs.auditor.state.record.Marking.Marked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingTest {

    private static final String RULE = PlantedRule.ID;
    private static final String OTHER = "IOTJ-TST-02";
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final Instant EARLIER = Jobs.NOW.minus(Duration.ofMinutes(15));
    private static final Verdict HIGH = Verdict.nonCompliant(Severity.HIGH, "it is bad")
            .with(Evidence.of("failed", 3L).and("timedOut", 4L))
            .with(List.of(CliCommand.look("Look:", "iot", "describe-job")));

    private static Circumstances at(Instant now) {
        return new Circumstances(
                RuleBook.standard(),
                Policy.standard(),
                now,
                Duration.ofMinutes(15),
                new Circumstances.Baseline(Jobs.NOW, false, Set.of()),
                REFRESH);
    }

    private static Marked apply(Map<String, Mark> known, Instant now, Evaluation... evaluations) {
        return Marking.apply(known, List.of(evaluations), at(now), _ -> How.NEW, (_, before) -> before, true);
    }

    private static Marked apply(Map<String, Mark> known, Instant now, Verdict verdict) {
        return apply(known, now, PlantedRule.evaluation(verdict));
    }

    private static Marked exempt(Map<String, Mark> known, @Nullable String exemption, Evaluation... evaluations) {
        return Marking.apply(known, List.of(evaluations), at(Jobs.NOW), _ -> How.NEW, (_, _) -> exemption, true);
    }

    /** The marks after a first audit with this verdict. */
    private static Map<String, Mark> marks(Verdict verdict) {
        return apply(Map.of(), EARLIER, verdict).marks();
    }

    private static Mark mark(Marked marked) {
        return Objects.requireNonNull(marked.marks().get(RULE));
    }

    private static @Nullable TransitionType change(Marked marked) {
        assertThat(marked.changes()).hasSize(1);
        return marked.changes().getFirst().type();
    }

    @Test
    void apply_firstNonCompliant_opens() {
        Marked opened = apply(Map.of(), Jobs.NOW, HIGH);

        assertThat(opened.changes())
                .containsExactly(new FindingChange(
                        RULE,
                        TransitionType.OPENED,
                        Severity.HIGH,
                        null,
                        opened.changes().getFirst().evaluation(),
                        "it is bad"));
        assertThat(mark(opened))
                .isEqualTo(new Mark(
                        Severity.HIGH,
                        Severity.HIGH,
                        Jobs.NOW,
                        How.NEW,
                        null,
                        new Runs(1, 0, Jobs.NOW),
                        new Stated(Marking.fingerprint(Severity.HIGH, HIGH), Jobs.NOW, Jobs.NOW)));
    }

    @ParameterizedTest
    @CsvSource({"LOW, MEDIUM, WORSENED", "HIGH, MEDIUM, LOWERED"})
    void apply_otherSeverity_isAChange(Severity before, Severity now, TransitionType expected) {
        Marked changed =
                apply(marks(Verdict.nonCompliant(before, "it is")), Jobs.NOW, Verdict.nonCompliant(now, "it is"));

        assertThat(change(changed)).isEqualTo(expected);
        assertThat(mark(changed).severity()).isEqualTo(now);
        assertThat(mark(changed).since()).isEqualTo(EARLIER);
        assertThat(mark(changed).stated().changedAt()).isEqualTo(Jobs.NOW);
    }

    @Test
    void apply_openFinding_keepsHowItOpened() {
        Map<String, Mark> known =
                Map.of(RULE, mark(apply(Map.of(), EARLIER, HIGH)).withHow(How.BASELINE));

        assertThat(mark(apply(known, Jobs.NOW, HIGH)).how()).isEqualTo(How.BASELINE);
    }

    @Test
    void apply_sameVerdict_writesNothingHoweverLate() {
        Marked same = apply(marks(HIGH), EARLIER.plus(Duration.ofDays(2)), HIGH);

        assertThat(same.changes()).isEmpty();
        assertThat(mark(same).stated())
                .isEqualTo(mark(apply(Map.of(), EARLIER, HIGH)).stated());
        assertThat(mark(same).runs().bad()).isEqualTo(2);
    }

    @Test
    void apply_otherFigures_areWrittenOnceTheStatedOnesAreOldEnough() {
        Verdict other = HIGH.with(Evidence.of("failed", 4L).and("timedOut", 3L));
        Marked early = apply(marks(HIGH), EARLIER.plus(REFRESH).minusMillis(1), other);
        Marked due = apply(marks(HIGH), EARLIER.plus(REFRESH), other);

        assertThat(early.changes()).isEmpty();
        assertThat(change(due)).isNull();
        assertThat(mark(due).stated())
                .isEqualTo(new Stated(Marking.fingerprint(Severity.HIGH, other), EARLIER.plus(REFRESH), EARLIER));
    }

    @Test
    void fingerprint_anyPartOfAVerdict_isAnotherOne() {
        int known = Marking.fingerprint(Severity.HIGH, HIGH);

        assertThat(List.of(
                        Marking.fingerprint(Severity.LOW, HIGH),
                        Marking.fingerprint(
                                Severity.HIGH,
                                Verdict.nonCompliant(Severity.HIGH, "it is worse")
                                        .with(HIGH.evidence())
                                        .with(HIGH.commands())),
                        Marking.fingerprint(
                                Severity.HIGH,
                                HIGH.with(Evidence.of("failed", 4L).and("timedOut", 3L))),
                        Marking.fingerprint(Severity.HIGH, HIGH.with(List.of()))))
                .doesNotContain(known)
                .doesNotHaveDuplicates();
        assertThat(Marking.fingerprint(Severity.HIGH, HIGH.with(HIGH.evidence())))
                .isEqualTo(known);
    }

    @Test
    void apply_missingData_changesNothing() {
        Marked kept = apply(marks(HIGH), Jobs.NOW, Verdict.insufficientData(Gap.DENIED, "no answer"));

        assertThat(kept.changes()).isEmpty();
        assertThat(kept.marks()).isEqualTo(marks(HIGH));
    }

    @Test
    void apply_pendingCondition_isCountedUntilItNoLongerHolds() {
        Marked found = apply(Map.of(), EARLIER, Verdict.pending(true, null, "it waits"));
        Map<String, Mark> waiting = found.marks();

        assertThat(mark(found).isOpen()).isFalse();
        assertThat(mark(apply(waiting, Jobs.NOW, Verdict.pending(true, null, "it waits")))
                        .runs())
                .isEqualTo(new Runs(2, 0, Jobs.NOW));
        assertThat(apply(waiting, Jobs.NOW, Verdict.pending(false, null, "it waits"))
                        .marks())
                .isEmpty();
        assertThat(apply(Map.of(), Jobs.NOW, Verdict.pending(false, null, "it waits"))
                        .marks())
                .isEmpty();
        assertThat(mark(apply(waiting, Jobs.NOW, HIGH)).since()).isEqualTo(Jobs.NOW);
    }

    @Test
    void apply_openFindingThatWaitsToClose_staysWithItsCleanAudits() {
        Marked kept = apply(marks(HIGH), Jobs.NOW, Verdict.pending(false, null, "one more audit closes it"));

        assertThat(kept.changes()).isEmpty();
        assertThat(mark(kept).severity()).isEqualTo(Severity.HIGH);
        assertThat(mark(kept).runs()).isEqualTo(new Runs(0, 1, Jobs.NOW));
    }

    @Test
    void apply_openFindingThatWaitsAtAnotherSeverity_isChangedAndKeepsItsCleanAudits() {
        Marked lowered = apply(marks(HIGH), Jobs.NOW, Verdict.pending(false, Severity.LOW, "one more audit closes it"));
        Marked same = apply(marks(HIGH), Jobs.NOW, Verdict.pending(false, Severity.HIGH, "one more audit closes it"));

        assertThat(change(lowered)).isEqualTo(TransitionType.LOWERED);
        assertThat(mark(lowered).severity()).isEqualTo(Severity.LOW);
        assertThat(mark(lowered).runs()).isEqualTo(new Runs(0, 1, Jobs.NOW));
        assertThat(same.changes()).isEmpty();
    }

    @Test
    void apply_verdictThatCloses_removesTheMark() {
        Marked fixed = apply(marks(HIGH), Jobs.NOW, Verdict.compliant("it is well"));

        assertThat(fixed.marks()).isEmpty();
        assertThat(fixed.changes().getFirst().end()).isEqualTo(End.FIXED);
        assertThat(fixed.changes().getFirst().reason()).isEqualTo("it is well");
        assertThat(apply(marks(HIGH), Jobs.NOW, Verdict.notApplicable(End.AGED_OUT, "it is old"))
                        .changes()
                        .getFirst()
                        .end())
                .isEqualTo(End.AGED_OUT);
        assertThat(apply(Map.of(), Jobs.NOW, Verdict.compliant("it is well")).changes())
                .isEmpty();
    }

    @Test
    void apply_ruleWithoutAVerdict_isOff() {
        Marked off = apply(marks(HIGH), Jobs.NOW, PlantedRule.evaluation(OTHER, HIGH));

        assertThat(off.marks()).containsOnlyKeys(OTHER);
        assertThat(off.changes())
                .filteredOn(FindingChange::closes)
                .containsExactly(FindingChange.closed(RULE, Severity.HIGH, End.RULE_OFF, "the rule is off or retired"));
        assertThat(apply(marks(Verdict.pending(true, null, "it waits")), Jobs.NOW)
                        .changes())
                .isEmpty();
    }

    @Test
    void apply_judgementThatDoesNotCount_isNoFurtherAudit() {
        Instant soon = EARLIER.plus(Duration.ofMinutes(7)).plusSeconds(30);

        assertThat(mark(apply(marks(HIGH), soon.minusMillis(1), HIGH)).runs()).isEqualTo(new Runs(1, 0, EARLIER));
        assertThat(mark(apply(marks(HIGH), soon, HIGH)).runs()).isEqualTo(new Runs(2, 0, soon));
    }

    @Test
    void exempt_openFinding_isSuppressedWithTheVerdictOnIt() {
        Evaluation evaluation = PlantedRule.evaluation(HIGH);
        Marked suppressed = exempt(marks(HIGH), "EX-1", PlantedRule.evaluation(OTHER, HIGH), evaluation);

        assertThat(suppressed.changes())
                .contains(new FindingChange(
                        RULE, TransitionType.SUPPRESSED, Severity.HIGH, null, evaluation, "it is bad"));
        assertThat(mark(suppressed).exemption()).isEqualTo("EX-1");
        assertThat(mark(suppressed).stated().changedAt()).isEqualTo(Jobs.NOW);
    }

    @Test
    void exempt_openFindingWithoutAVerdict_keepsItsReason() {
        Marked suppressed =
                exempt(marks(HIGH), "EX-1", PlantedRule.evaluation(Verdict.insufficientData(Gap.DENIED, "no answer")));

        assertThat(suppressed.changes())
                .containsExactly(new FindingChange(RULE, TransitionType.SUPPRESSED, Severity.HIGH, null, null, ""));
    }

    @Test
    void exempt_findingThatOpens_hasOpened() {
        Marked opened = exempt(Map.of(), "EX-1", PlantedRule.evaluation(HIGH));

        assertThat(change(opened)).isEqualTo(TransitionType.OPENED);
        assertThat(mark(opened).exemption()).isEqualTo("EX-1");
    }

    @Test
    void exempt_findingThatWorsens_isOneChangeOfThatFindingOnly() {
        Map<String, Mark> known = apply(
                        Map.of(), EARLIER, PlantedRule.evaluation(HIGH), PlantedRule.evaluation(OTHER, HIGH))
                .marks();
        Verdict critical = Verdict.nonCompliant(Severity.CRITICAL, "it is worse");
        Marked changed = Marking.apply(
                known,
                List.of(PlantedRule.evaluation(critical), PlantedRule.evaluation(OTHER, critical)),
                at(Jobs.NOW),
                _ -> How.NEW,
                (ruleId, _) -> ruleId.equals(OTHER) ? "EX-1" : null,
                true);

        assertThat(changed.changes())
                .extracting(FindingChange::ruleId, FindingChange::type)
                .containsExactly(tuple(RULE, TransitionType.WORSENED), tuple(OTHER, TransitionType.SUPPRESSED));
    }

    @Test
    void exempt_exemptionThatEnds_reopens() {
        Map<String, Mark> suppressed =
                exempt(marks(HIGH), "EX-1", PlantedRule.evaluation(HIGH)).marks();
        Marked resumed = exempt(suppressed, null, PlantedRule.evaluation(HIGH));

        assertThat(change(resumed)).isEqualTo(TransitionType.RESUMED);
        assertThat(mark(resumed).exemption()).isNull();
        assertThat(mark(resumed).how()).isEqualTo(How.REOPENED);
        assertThat(exempt(suppressed, "EX-1", PlantedRule.evaluation(HIGH)).changes())
                .isEmpty();
    }

    @Test
    void closeAll_openFindings_closeAndPendingOnesAreDropped() {
        Map<String, Mark> known = apply(
                        Map.of(),
                        EARLIER,
                        PlantedRule.evaluation(OTHER, HIGH),
                        PlantedRule.evaluation(Verdict.pending(true, null, "it waits")))
                .marks();
        Marked closed = Marking.closeAll(known, End.JOB_GONE, "the job was deleted", at(Jobs.NOW));

        assertThat(closed.marks()).isEmpty();
        assertThat(closed.changes())
                .containsExactly(FindingChange.closed(OTHER, Severity.HIGH, End.JOB_GONE, "the job was deleted"));
    }

    @Test
    void memory_look_saysWhetherTheAuditCounts() {
        Map<String, Mark> known = marks(HIGH);
        Instant halfATick = EARLIER.plus(Duration.ofMinutes(7)).plusSeconds(30);

        assertThat(Marking.memory(known, RULE, at(halfATick), true))
                .isEqualTo(new Memory(Severity.HIGH, EARLIER, 1, 0, FactSource.COUNTED));
        assertThat(Marking.memory(known, RULE, at(halfATick.minusMillis(1)), true)
                        .source())
                .isEqualTo(FactSource.WITHIN_TICK);
        assertThat(Marking.memory(known, RULE, at(halfATick), false).source()).isEqualTo(FactSource.STORED);
        assertThat(Marking.memory(known, OTHER, at(halfATick), true)).isEqualTo(Memory.NONE);
    }
}
