package dev.iotjobs.auditor.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.PlantedRule;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.FindingChange;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.Mark.Runs;
import dev.iotjobs.auditor.state.record.Mark.Stated;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingMakerTest {

    private static final Instant DESCRIBED = Jobs.NOW.minusSeconds(5);
    private static final Instant EARLIER = Jobs.NOW.minus(Duration.ofDays(1));
    private static final Instant LONG_AGO = Jobs.NOW.minus(Duration.ofDays(9));
    private static final Job JOB = Jobs.inProgress().build();
    private static final SubjectRecord KNOWN = described(JOB);
    private static final Verdict HIGH = Verdict.nonCompliant(Severity.HIGH, "it is bad")
            .with(Evidence.of("failed", 3L))
            .with(List.of(CliCommand.look("Look:", "iot", "describe-job")));
    private static final Evaluation EVALUATION = PlantedRule.evaluation(HIGH);
    private static final FindingKey KEY = new FindingKey(Jobs.PLACE, KNOWN.subject(), PlantedRule.ID);

    private static SubjectRecord described(Job job) {
        return SubjectRecord.seen(
                new Subject.OfJob(job.key()),
                job,
                new Circumstances(
                        RuleBook.standard(),
                        Policy.standard(),
                        DESCRIBED,
                        Duration.ofMinutes(15),
                        new Circumstances.Baseline(Jobs.NOW, false, Set.of()),
                        Duration.ZERO));
    }

    private static Mark mark(@Nullable How how, @Nullable String exemption) {
        return new Mark(
                Severity.HIGH,
                Severity.HIGH,
                DESCRIBED,
                how,
                exemption,
                new Runs(1, 0, DESCRIBED),
                new Stated(1, DESCRIBED, DESCRIBED));
    }

    private static SubjectRecord with(SubjectRecord record, Mark mark) {
        return new SubjectRecord(
                record.subject(), 1, "run", record.observation(), null, null, Map.of(PlantedRule.ID, mark));
    }

    private static FindingChange change(@Nullable TransitionType type, @Nullable Evaluation evaluation) {
        return new FindingChange(
                PlantedRule.ID, type, Severity.HIGH, null, evaluation, evaluation == null ? "" : "it is bad");
    }

    private static FindingMaker maker(@Nullable SubjectRecord next, FindingChange change, @Nullable Finding stored) {
        return new FindingMaker(
                Jobs.PLACE,
                KNOWN,
                new SubjectRecord.Step(next, List.of(change), List.of()),
                stored == null ? Map.of() : Map.of(KEY, stored),
                Jobs.NOW);
    }

    private static FindingMaker opens(How how, @Nullable Finding stored) {
        return maker(with(KNOWN, mark(how, null)), change(TransitionType.OPENED, EVALUATION), stored);
    }

    /** A stored finding that opened nine days ago and changed yesterday. */
    private static Finding stored(FindingStatus status) {
        boolean isClosed = status == FindingStatus.CLOSED;
        return Finding.builder(KEY, Severity.LOW, EARLIER)
                .rule(1, "Old title", "Old fix.")
                .status(status, isClosed ? End.FIXED : null)
                .because("it was bad", Evidence.of("failed", 1L), HIGH.commands())
                .since(LONG_AGO)
                .history(
                        List.of(
                                new Event(LONG_AGO, TransitionType.OPENED, Severity.LOW, null),
                                new Event(
                                        EARLIER,
                                        isClosed ? TransitionType.CLOSED : TransitionType.WORSENED,
                                        Severity.LOW,
                                        isClosed ? End.FIXED : null)),
                        4)
                .build();
    }

    private static Finding only(FindingMaker maker) {
        assertThat(maker.findings()).hasSize(1);
        return maker.findings().getFirst();
    }

    private static Mark marked(FindingMaker maker) {
        return Objects.requireNonNull(
                Objects.requireNonNull(maker.next()).marks().get(PlantedRule.ID));
    }

    @Test
    void opened_nothingStored_isNewWithAllThatTheVerdictSays() {
        FindingMaker maker = opens(How.NEW, null);

        assertThat(only(maker))
                .isEqualTo(Finding.builder(KEY, Severity.HIGH, Jobs.NOW)
                        .rule(7, "Planted", "Take it out.")
                        .because("it is bad", HIGH.evidence(), HIGH.commands())
                        .origin(Origin.SELF)
                        .targets(List.of(Jobs.THING), 1)
                        .since(DESCRIBED)
                        .evaluatedAt(DESCRIBED)
                        .history(List.of(new Event(Jobs.NOW, TransitionType.OPENED, Severity.HIGH, null)))
                        .build());
        assertThat(maker.transitions())
                .containsExactly(new Transition(KEY, TransitionType.OPENED, Severity.HIGH, null));
        assertThat(marked(maker)).isEqualTo(mark(How.NEW, null));
    }

    @Test
    void opened_jobOfAnotherApi_isFixedAsThatApiNeeds() {
        Job ota = Job.builder(Jobs.key("AFR_OTA-1"), JobStatus.IN_PROGRESS)
                .targets(IntStream.rangeClosed(1, 7).mapToObj(i -> "thing-" + i).toList())
                .build();
        SubjectRecord record = described(ota);
        FindingChange change = change(TransitionType.OPENED, EVALUATION);
        SubjectRecord next = with(record, mark(How.NEW, null));

        for (SubjectRecord.Step step : List.of(
                new SubjectRecord.Step(next, List.of(change), List.of()),
                new SubjectRecord.Step(next, List.of(change), List.of(), ota))) {
            Finding finding = only(new FindingMaker(
                    Jobs.PLACE,
                    step.job() == null ? record : SubjectRecord.unknown(record.subject()),
                    step,
                    Map.of(),
                    Jobs.NOW));

            assertThat(finding.remediation()).isEqualTo("Take the update out.");
            assertThat(finding.origin()).isEqualTo(Origin.FREERTOS_OTA);
            assertThat(finding.targets()).containsExactly("thing-1", "thing-2", "thing-3", "thing-4", "thing-5");
            assertThat(finding.targetCount()).isEqualTo(7);
        }
    }

    @Test
    void opened_subjectThatIsNoJob_hasNeitherOriginNorTargets() {
        SubjectRecord region = SubjectRecord.unknown(new Subject.OfRegion(Jobs.PLACE));
        Finding finding = only(new FindingMaker(
                Jobs.PLACE,
                region,
                new SubjectRecord.Step(
                        with(region, mark(How.NEW, null)),
                        List.of(change(TransitionType.OPENED, EVALUATION)),
                        List.of()),
                Map.of(),
                Jobs.NOW));

        assertThat(finding.origin()).isNull();
        assertThat(finding.targets()).isEmpty();
        assertThat(finding.remediation()).isEqualTo("Take it out.");
        assertThat(finding.evaluatedAt()).isEqualTo(Jobs.NOW);
    }

    /**
     * The mark was lost, so the audit opens a finding that is already stored as open. The finding keeps its time of
     * opening and its history.
     */
    @Test
    void opened_storedAsOpen_staysOpenAsItWas() {
        FindingMaker maker = opens(How.NEW, stored(FindingStatus.OPEN));

        assertThat(maker.transitions()).isEmpty();
        assertThat(only(maker).since()).isEqualTo(LONG_AGO);
        assertThat(only(maker).history()).isEqualTo(stored(FindingStatus.OPEN).history());
        assertThat(only(maker).severity()).isEqualTo(Severity.HIGH);
        assertThat(only(maker).title()).isEqualTo("Planted");
        assertThat(marked(maker).since()).isEqualTo(LONG_AGO);
        assertThat(marked(maker).how()).isEqualTo(How.NEW);
        assertThat(marked(maker).stated().changedAt()).isEqualTo(EARLIER);
    }

    @Test
    void opened_storedAsClosed_isReopened() {
        FindingMaker maker = opens(How.NEW, stored(FindingStatus.CLOSED));

        assertThat(maker.transitions())
                .containsExactly(new Transition(KEY, TransitionType.REOPENED, Severity.HIGH, null));
        assertThat(only(maker).status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only(maker).end()).isNull();
        assertThat(only(maker).since()).isEqualTo(DESCRIBED);
        assertThat(only(maker).history())
                .hasSize(3)
                .last()
                .isEqualTo(new Event(Jobs.NOW, TransitionType.REOPENED, Severity.HIGH, null));
        assertThat(only(maker).earlierEvents()).isEqualTo(4);
        assertThat(marked(maker).how()).isEqualTo(How.REOPENED);
    }

    @Test
    void opened_baselineStoredAsClosed_staysBaseline() {
        FindingMaker maker = opens(How.BASELINE, stored(FindingStatus.CLOSED));

        assertThat(maker.transitions()).extracting(Transition::type).containsExactly(TransitionType.OPENED);
        assertThat(marked(maker).how()).isEqualTo(How.BASELINE);
    }

    @Test
    void worsened_storedAsOpen_isThatChange() {
        FindingMaker maker = maker(
                with(KNOWN, mark(How.NEW, null)),
                change(TransitionType.WORSENED, EVALUATION),
                stored(FindingStatus.OPEN));

        assertThat(maker.transitions()).extracting(Transition::type).containsExactly(TransitionType.WORSENED);
        assertThat(only(maker).history()).hasSize(3);
        assertThat(marked(maker)).isEqualTo(mark(How.NEW, null));
    }

    @Test
    void refreshed_nothingStored_beginsItsHistoryWhenItOpened() {
        FindingMaker maker = maker(with(KNOWN, mark(How.NEW, null)), change(null, EVALUATION), null);

        assertThat(maker.transitions()).isEmpty();
        assertThat(only(maker).history())
                .containsExactly(new Event(DESCRIBED, TransitionType.OPENED, Severity.HIGH, null));
        assertThat(only(maker(with(KNOWN, mark(How.NEW, null)), change(null, EVALUATION), stored(FindingStatus.OPEN)))
                        .history())
                .isEqualTo(stored(FindingStatus.OPEN).history());
    }

    @Test
    void closed_byAVerdict_saysWhyAndHasNoCommands() {
        Evaluation compliant = PlantedRule.evaluation(
                Verdict.compliant("it is well").with(Evidence.of("failed", 0L)).with(HIGH.commands()));
        FindingChange closes = new FindingChange(
                PlantedRule.ID, TransitionType.CLOSED, Severity.HIGH, End.FIXED, compliant, "it is well");
        Finding finding = only(maker(KNOWN, closes, stored(FindingStatus.OPEN)));

        assertThat(finding.status()).isEqualTo(FindingStatus.CLOSED);
        assertThat(finding.end()).isEqualTo(End.FIXED);
        assertThat(finding.reason()).isEqualTo("it is well");
        assertThat(finding.evidence()).isEqualTo(Evidence.of("failed", 0L));
        assertThat(finding.commands()).isEmpty();
        assertThat(finding.since()).isEqualTo(LONG_AGO);
        assertThat(finding.history())
                .last()
                .isEqualTo(new Event(Jobs.NOW, TransitionType.CLOSED, Severity.HIGH, End.FIXED));
    }

    @Test
    void closed_underAnExemption_isNoLongerExempted() {
        FindingChange closes = FindingChange.closed(PlantedRule.ID, Severity.LOW, End.FIXED, "it is well");
        Finding finding = only(maker(with(KNOWN, mark(How.NEW, "EX-1")), closes, stored(FindingStatus.OPEN)));

        assertThat(finding.status()).isEqualTo(FindingStatus.CLOSED);
        assertThat(finding.exemption()).isNull();
    }

    @Test
    void closed_withoutAVerdict_keepsTitleAndEvidence() {
        FindingChange closes = FindingChange.closed(PlantedRule.ID, Severity.LOW, End.JOB_GONE, "the job was deleted");
        FindingMaker maker = maker(null, closes, stored(FindingStatus.OPEN));

        assertThat(maker.next()).isNull();
        assertThat(only(maker).title()).isEqualTo("Old title");
        assertThat(only(maker).evidence()).isEqualTo(Evidence.of("failed", 1L));
        assertThat(only(maker).commands()).isEmpty();
        assertThat(only(maker).evaluatedAt()).isEqualTo(DESCRIBED);
        assertThat(maker.transitions())
                .containsExactly(new Transition(KEY, TransitionType.CLOSED, Severity.LOW, End.JOB_GONE));
    }

    @Test
    void closed_withoutAMark_isSinceWhatIsStoredElseNow() {
        FindingChange closes = FindingChange.closed(PlantedRule.ID, Severity.LOW, End.JOB_GONE, "the job was deleted");

        assertThat(only(maker(null, closes, null)).since()).isEqualTo(Jobs.NOW);
        assertThat(only(maker(null, closes, null)).title()).isEqualTo(PlantedRule.ID);
        assertThat(only(maker(null, closes, null)).evidence()).isEqualTo(Evidence.none());
        assertThat(only(maker(null, closes, stored(FindingStatus.CLOSED))).since())
                .isEqualTo(LONG_AGO);
    }

    @Test
    void suppressed_byAVerdict_namesTheExemption() {
        Finding finding = only(maker(
                with(KNOWN, mark(How.NEW, "EX-1")),
                change(TransitionType.SUPPRESSED, EVALUATION),
                stored(FindingStatus.OPEN)));

        assertThat(finding.status()).isEqualTo(FindingStatus.SUPPRESSED);
        assertThat(finding.exemption()).isEqualTo("EX-1");
        assertThat(finding.reason()).isEqualTo("it is bad");
    }

    @Test
    void suppressed_withoutAVerdict_isStoredWithTheReasonItHad() {
        FindingMaker maker = maker(
                with(KNOWN, mark(How.NEW, "EX-1")),
                change(TransitionType.SUPPRESSED, null),
                stored(FindingStatus.OPEN));

        assertThat(only(maker))
                .isEqualTo(stored(FindingStatus.OPEN).toBuilder()
                        .status(FindingStatus.SUPPRESSED, null)
                        .exemption("EX-1")
                        .updatedAt(Jobs.NOW)
                        .history(only(maker).history(), 4)
                        .build());
        assertThat(only(maker).history())
                .hasSize(3)
                .last()
                .isEqualTo(new Event(Jobs.NOW, TransitionType.SUPPRESSED, Severity.HIGH, null));
    }

    @Test
    void suppressed_withoutAVerdictAndNothingStored_hasNothingToWrite() {
        FindingMaker maker = maker(with(KNOWN, mark(How.NEW, "EX-1")), change(TransitionType.SUPPRESSED, null), null);

        assertThat(maker.findings()).isEmpty();
        assertThat(maker.transitions()).extracting(Transition::type).containsExactly(TransitionType.SUPPRESSED);
    }

    @Test
    void resumed_withoutAVerdict_isOpenAgain() {
        Finding suppressed = stored(FindingStatus.OPEN).toBuilder()
                .status(FindingStatus.SUPPRESSED, null)
                .exemption("EX-1")
                .build();
        Finding finding =
                only(maker(with(KNOWN, mark(How.REOPENED, null)), change(TransitionType.RESUMED, null), suppressed));

        assertThat(finding.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(finding.exemption()).isNull();
        assertThat(finding.reason()).isEqualTo("it was bad");
    }
}
