package dev.iotjobs.auditor.rule.book;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.COMPLETED;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.rule.configuration.TimeoutOutsidePolicy;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBookTest {

    private static final RuleBook BOOK = RuleBook.standard();

    private static RuleDefinition<JobFacts> definition(String id, Setting<?>... settings) {
        return RuleDefinition.of(SubjectKind.JOB, id)
                .version(1)
                .title("Planted")
                .finds("Every live job is one.")
                .appliesTo(jobs(LIVE))
                .severity(Severity.LOW, "always")
                .settings(settings)
                .why("It is planted.")
                .fix("Take it out.")
                .controls(nist("SI-2"))
                .build();
    }

    /** A rule that throws an exception on every job. */
    private static final class Broken extends Rule<JobFacts> {

        private Broken(RuleDefinition<JobFacts> definition) {
            super(definition);
        }

        @Override
        public Verdict judge(JobFacts facts, RuleContext context) {
            throw new IllegalStateException("secret of the account");
        }
    }

    private static List<Evaluation> judge(RuleBook book, Policy policy) {
        return book.judge(Jobs.facts(Jobs.inProgress()), Jobs.NOW, policy::ruling, _ -> Memory.NONE);
    }

    @Test
    void judge_ruleThatThrows_costsItsOwnVerdictAndIsNamed() {
        RuleBook book = new RuleBook(List.of(new Broken(definition("IOTJ-TST-01")), new InProgressTimeoutMissing()));
        List<Evaluation> evaluations = judge(book, Policy.standard());

        assertThat(Outcomes.of(evaluations.getFirst().verdict())).isEqualTo("INSUFFICIENT_DATA FAILED");
        assertThat(evaluations.getFirst().failure()).hasMessage("secret of the account");
        assertThat(evaluations.getFirst().verdict().reason())
                .isEqualTo("rule IOTJ-TST-01 failed on this subject: IllegalStateException");
        assertThat(Outcomes.of(evaluations.getLast().verdict())).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(evaluations.getLast().failure()).isNull();
    }

    @Test
    void judge_ruleThatIsOff_givesNoVerdict() {
        assertThat(judge(BOOK, Policy.standard().withRulesOff(Set.of("IOTJ-CFG-01", "IOTJ-TST-99"))))
                .extracting(Evaluation::rule)
                .hasSizeGreaterThan(1)
                .isEqualTo(BOOK.definitions().stream()
                        .filter(rule -> rule.judges().equals(SubjectKind.JOB))
                        .filter(rule -> rule.isOnByDefault() && !rule.id().equals("IOTJ-CFG-01"))
                        .toList());
    }

    private static final Setting<List<String>> LIST = Setting.list("planted", List.of(), "words", "Planted words.");

    private static RuleDefinition.Builder<JobFacts> tagged() {
        return RuleDefinition.of(SubjectKind.JOB, "IOTJ-TST-01")
                .version(1)
                .title("Planted")
                .finds("Every live job is one.")
                .severity(Severity.LOW, "always")
                .needs(Fact.TAGS)
                .why("It is planted.")
                .fix("Take it out.")
                .controls(nist("SI-2"));
    }

    private static Verdict judge(RuleDefinition<JobFacts> definition, JobFacts facts, Ruling ruling) {
        RuleBook book = new RuleBook(List.of(new Broken(definition)));
        return book.judge(facts, Jobs.NOW, _ -> ruling, _ -> Memory.NONE)
                .getFirst()
                .verdict();
    }

    @ParameterizedTest
    @EnumSource(Known.Cause.class)
    void judge_neededFactNotKnown_saysWhy(Known.Cause cause) {
        RuleDefinition<JobFacts> rule = tagged().appliesTo(jobs(LIVE)).build();
        JobFacts facts = Jobs.facts(Jobs.inProgress()).withTags(new Known.Unknown<>(cause, "Code"));
        Verdict verdict = judge(rule, facts, new Ruling.On(SettingValues.STANDARD));

        assertThat(verdict.word()).isEqualTo(cause.name());
        assertThat(verdict.reason()).isEqualTo("the tags of the job are not known: Code");
    }

    @Test
    void judge_jobThatTheRuleDoesNotConcern_isNotApplicableWhateverIsUnknown() {
        RuleDefinition<JobFacts> live = tagged().appliesTo(jobs(LIVE)).build();
        RuleDefinition<JobFacts> listed =
                tagged().appliesTo(jobs(LIVE).onceListed(LIST)).settings(LIST).build();
        Ruling undecided = new Ruling.Undecided(Gap.DENIED, "whether override 'a' matches", SettingValues.STANDARD);
        JobFacts ended = Jobs.facts(Jobs.inProgress().status(JobStatus.COMPLETED));
        JobFacts running = Jobs.facts(Jobs.inProgress());

        assertThat(judge(live, ended, undecided).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(live, running, undecided).word()).isEqualTo("DENIED");
        assertThat(judge(live, running, undecided).reason()).isEqualTo("it is not known whether override 'a' matches");
        assertThat(judge(listed, running, new Ruling.On(SettingValues.STANDARD)).reason())
                .isEqualTo("the list 'planted' is empty");
        assertThat(judge(listed, running, new Ruling.On(SettingValues.STANDARD.with(LIST, List.of("a"))))
                        .word())
                .isEqualTo("OFF");
    }

    @Test
    void definition_needsAFactThatIsNotAvailable_isRefused() {
        assertThatThrownBy(
                        () -> tagged().appliesTo(jobs(LIVE)).needs(Fact.ACTOR).build())
                .hasMessage("IOTJ-TST-01: needs a fact that is not available in this version");
    }

    @Test
    void definition_silentText_namesTheRuleAndTheSeverity() {
        RuleDefinition<JobFacts> rule = tagged().appliesTo(jobs(LIVE))
                .silentWhen("IOTJ-TST-02")
                .silentWhen("IOTJ-TST-03", Severity.LOW)
                .build();

        assertThat(rule.silentText())
                .isEqualTo("IOTJ-TST-02 reports the same defect; IOTJ-TST-03 reports the same defect that this rule"
                        + " would report as LOW");
    }

    @Test
    void definition_source_namesTheCalls() {
        assertThat(tagged().appliesTo(jobs(LIVE)).build().source())
                .isEqualTo("DescribeJob: status; ListTagsForResource");
    }

    @Test
    void definition_withoutSomeOrigins_saysWhichAndReadsWhatDecidesIt() {
        RuleDefinition<JobFacts> every = definition("IOTJ-TST-01");
        RuleDefinition<JobFacts> some = tagged().appliesTo(
                        jobs(LIVE).notOfOrigin(Origin.GREENGRASS, Origin.FREERTOS_OTA))
                .build();

        assertThat(every.applicability().text()).isEqualTo("live jobs");
        assertThat(every.mayRead()).isEmpty();
        assertThat(some.applicability().text())
                .isEqualTo("live jobs, except Greengrass deployments and FreeRTOS OTA updates");
        assertThat(some.mayRead()).containsExactlyInAnyOrder(JobField.NAMESPACE_ID, JobField.DESCRIPTION);
    }

    @Test
    void find_ruleThatIsNotInTheBook_isEmpty() {
        assertThat(BOOK.find("IOTJ-CFG-10")).isEmpty();
        assertThat(BOOK.find("IOTJ-CFG-01").orElseThrow().title()).isEqualTo("In-progress timeout missing");
    }

    @Test
    void book_idTwice_orTwoSharedSettingsOfOneName_isRefused() {
        Setting<Duration> grace = Setting.duration(
                        "grace", Duration.ZERO, Duration.ZERO, Duration.ofHours(1), "Another grace.")
                .shared();
        Broken one = new Broken(definition("IOTJ-TST-01", SharedSettings.GRACE));

        assertThatThrownBy(() -> new RuleBook(List.of(one, one))).hasMessage("IOTJ-TST-01 stands in the book twice");
        assertThatThrownBy(() -> new RuleBook(List.of(one, new Broken(definition("IOTJ-TST-02", grace)))))
                .hasMessage("IOTJ-TST-02: another shared setting 'grace'");
    }

    @Test
    void definition_ofFinishedJobs_hasTheSettingAfterWhichTheyAgeOut() {
        assertThat(tagged().appliesTo(jobs(COMPLETED)).build().settings())
                .containsExactly(SharedSettings.AGES_OUT_AFTER);
        assertThat(tagged().appliesTo(jobs(COMPLETED).atAnyAge()).build().settings())
                .isEmpty();
        assertThat(tagged().appliesTo(jobs(LIVE)).build().settings()).isEmpty();
    }

    @Test
    void definition_closesWithoutASentence_isRefused() {
        assertThatThrownBy(() -> tagged().appliesTo(jobs(LIVE))
                        .closes("after two audits")
                        .build())
                .hasMessage("IOTJ-TST-01: closes is missing, or no sentence");
    }

    @Test
    void definition_ofWhatIsNoJob_needsASource() {
        RuleDefinition.Builder<RegionFacts> region = RuleDefinition.of(SubjectKind.REGION, "IOTJ-TST-01")
                .version(1)
                .title("Planted")
                .finds("Every Region is one.")
                .appliesToEvery("every Region")
                .severity(Severity.LOW, "always")
                .why("It is planted.")
                .fix("Take it out.")
                .controls(nist("SI-2"));

        assertThatThrownBy(region::build).hasMessage("IOTJ-TST-01: source is missing, or no sentence");
        assertThat(region.source("ListJobs").build().source()).isEqualTo("ListJobs");
    }

    @Test
    void definition_withNothingSaid_isRefusedNamingAllThatIsMissing() {
        assertThatThrownBy(() -> RuleDefinition.of(SubjectKind.REGION, "CFG-1").build())
                .hasMessageContainingAll(
                        "CFG-1: the id must be IOTJ-<group>-<number>",
                        "the version must be at least 1, got 0",
                        "title is missing",
                        "finds is missing",
                        "appliesTo is missing",
                        "severity is missing",
                        "why is missing",
                        "fix is missing",
                        "controls is missing",
                        "source is missing");
    }

    @Test
    void definition_uses_whatItNeedsAndWhatItMayUse() {
        assertThat(tagged().appliesTo(jobs(LIVE)).build().uses(Fact.TAGS)).isTrue();
        assertThat(definition("IOTJ-TST-01").uses(Fact.TAGS)).isFalse();
        assertThat(new TimeoutOutsidePolicy().definition().uses(Fact.TAGS)).isTrue();
    }

    @Test
    void judge_severitiesOfTheRuling_areShown() {
        RuleBook book = new RuleBook(List.of(new InProgressTimeoutMissing()));
        Ruling ruling = new Ruling.On(SettingValues.STANDARD, Map.of(Severity.MEDIUM, Severity.CRITICAL));
        Evaluation evaluation = book.judge(Jobs.facts(Jobs.inProgress()), Jobs.NOW, _ -> ruling, _ -> Memory.NONE)
                .getFirst();

        assertThat(evaluation.shown(Severity.MEDIUM)).isEqualTo(Severity.CRITICAL);
        assertThat(evaluation.shown(Severity.LOW)).isEqualTo(Severity.LOW);
    }

    @Test
    void hasRuleOn_onlyRulesThatAreOnAndJudgeTheJob_areAsked() {
        RuleBook book = new RuleBook(List.of(new Broken(definition("IOTJ-TST-01"))));
        Ruling on = new Ruling.On(SettingValues.STANDARD);
        JobFacts live = Jobs.facts(Jobs.inProgress());
        JobFacts ended = Jobs.facts(Jobs.inProgress().status(JobStatus.COMPLETED));

        assertThat(book.hasRuleOn(live, Jobs.NOW, _ -> on, (_, _) -> true)).isTrue();
        assertThat(book.hasRuleOn(live, Jobs.NOW, _ -> on, (_, _) -> false)).isFalse();
        assertThat(book.hasRuleOn(live, Jobs.NOW, _ -> new Ruling.Off(), (_, _) -> true))
                .isFalse();
        assertThat(book.hasRuleOn(ended, Jobs.NOW, _ -> on, (_, _) -> true)).isFalse();
    }
}
