package dev.iotjobs.auditor.rule.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.PlantedRule;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that only one of two rules reports a defect that both find. */
class SilenceTest {

    private static final String FIRST = "IOTJ-TST-01";
    private static final String SECOND = "IOTJ-TST-02";
    private static final Verdict HIGH = Verdict.nonCompliant(Severity.HIGH, "it is bad");
    private static final Verdict LOW = Verdict.nonCompliant(Severity.LOW, "it is not good");

    private static final class Planted extends Rule<JobFacts> {

        private final Verdict verdict;

        private Planted(RuleDefinition<JobFacts> definition, Verdict verdict) {
            super(definition);
            this.verdict = verdict;
        }

        @Override
        public Verdict judge(JobFacts facts, RuleContext context) {
            return verdict;
        }
    }

    /** A rule on quotas. It cannot silence a rule on jobs. */
    private static final class OfQuotas extends Rule<QuotaUsage> {

        private OfQuotas() {
            super(PlantedRule.builder(SubjectKind.QUOTA, SECOND)
                    .source("Service Quotas")
                    .build());
        }

        @Override
        public Verdict judge(QuotaUsage usage, RuleContext context) {
            return HIGH;
        }
    }

    private static Rule<JobFacts> silenced(Verdict verdict) {
        return new Planted(PlantedRule.builder(FIRST).silentWhen(SECOND).build(), verdict);
    }

    private static Rule<JobFacts> loud(Verdict verdict) {
        return new PlantedRule(SECOND, verdict);
    }

    private static Verdict judge(
            Memory ofTheOther, Ruling ofTheOtherRule, Rule<JobFacts> silent, Rule<JobFacts> other) {
        List<Evaluation> evaluations = new RuleBook(List.of(silent, other))
                .judge(
                        Jobs.facts(Jobs.inProgress()),
                        Jobs.NOW,
                        rule -> rule.id().equals(SECOND) ? ofTheOtherRule : new Ruling.On(SettingValues.STANDARD),
                        id -> id.equals(SECOND) ? ofTheOther : Memory.NONE);
        return evaluations.getFirst().verdict();
    }

    private static Verdict judge(Memory ofTheOther, Rule<JobFacts> silent, Rule<JobFacts> other) {
        return judge(ofTheOther, new Ruling.On(SettingValues.STANDARD), silent, other);
    }

    @Test
    void otherRuleReports_isCovered() {
        Verdict verdict = judge(Memory.NONE, silenced(LOW), loud(HIGH));

        assertThat(verdict.word()).isEqualTo("COVERED");
        assertThat(verdict.reason()).isEqualTo("IOTJ-TST-02 reports the same defect: it is not good");
    }

    @Test
    void otherRuleKeepsItsOpenFinding_isCovered() {
        Memory open = new Memory(Severity.HIGH, Jobs.NOW, 3, 0, FactSource.COUNTED);
        Verdict unknown = Verdict.insufficientData(Gap.DENIED, "no answer");
        Verdict waiting = Verdict.pending(false, null, "it waits");

        assertThat(judge(open, silenced(LOW), loud(unknown)).word()).isEqualTo("COVERED");
        assertThat(judge(open, silenced(LOW), loud(waiting)).word()).isEqualTo("COVERED");
        assertThat(judge(Memory.NONE, silenced(LOW), loud(unknown)).word()).isEqualTo("LOW");
        assertThat(judge(Memory.NONE, silenced(LOW), loud(waiting)).word()).isEqualTo("LOW");
    }

    @Test
    void otherRuleReportsNothing_speaks() {
        Memory open = new Memory(Severity.HIGH, Jobs.NOW, 3, 0, FactSource.COUNTED);

        assertThat(judge(open, silenced(LOW), loud(Verdict.compliant("well"))).word())
                .isEqualTo("LOW");
        assertThat(judge(open, silenced(LOW), loud(Verdict.notApplicable("no"))).word())
                .isEqualTo("LOW");
        assertThat(judge(open, new Ruling.Off(), silenced(LOW), loud(HIGH)).word())
                .isEqualTo("LOW");
    }

    @Test
    void verdictThatIsNoFinding_stands() {
        assertThat(judge(Memory.NONE, silenced(Verdict.compliant("well")), loud(HIGH))
                        .word())
                .isEqualTo("COMPLIANT");
        assertThat(judge(Memory.NONE, silenced(Verdict.insufficientData(Gap.TOO_FEW, "few")), loud(HIGH))
                        .word())
                .isEqualTo("TOO_FEW");
    }

    @Test
    void silentAtOneSeverity_speaksAtAnother() {
        RuleDefinition<JobFacts> atLow =
                PlantedRule.builder(FIRST).silentWhen(SECOND, Severity.LOW).build();

        assertThat(judge(Memory.NONE, new Planted(atLow, LOW), loud(HIGH)).word())
                .isEqualTo("COVERED");
        assertThat(judge(Memory.NONE, new Planted(atLow, HIGH), loud(HIGH)).word())
                .isEqualTo("HIGH");
    }

    /** A silenced rule still silences others: in a chain of three rules, each rule is silenced by the next. */
    @Test
    void silencedRule_stillSilencesOthers() {
        Rule<JobFacts> third =
                new Planted(PlantedRule.builder("IOTJ-TST-00").silentWhen(FIRST).build(), LOW);
        List<Evaluation> evaluations = new RuleBook(List.of(third, silenced(LOW), loud(HIGH)))
                .judge(
                        Jobs.facts(Jobs.inProgress()),
                        Jobs.NOW,
                        _ -> new Ruling.On(SettingValues.STANDARD),
                        _ -> Memory.NONE);

        assertThat(evaluations)
                .extracting(evaluation -> evaluation.verdict().word())
                .containsExactly("COVERED", "COVERED", "HIGH");
    }

    @Test
    void book_ruleThatCannotBeSilenced_isRefused() {
        Rule<JobFacts> unknown = silenced(LOW);
        Rule<JobFacts> back =
                new Planted(PlantedRule.builder(SECOND).silentWhen(FIRST).build(), HIGH);

        assertThatThrownBy(() -> new RuleBook(List.of(unknown)))
                .hasMessage("IOTJ-TST-01: silentWhen names IOTJ-TST-02, which is unknown, judges other subjects, or is"
                        + " silent because of this rule");
        assertThatThrownBy(() -> new RuleBook(List.of(unknown, new OfQuotas())))
                .hasMessage("IOTJ-TST-01: silentWhen names IOTJ-TST-02, which is unknown, judges other subjects, or is"
                        + " silent because of this rule");
        assertThatThrownBy(() -> new RuleBook(List.of(unknown, back)))
                .hasMessageContaining("IOTJ-TST-01: silentWhen names IOTJ-TST-02, which is unknown")
                .hasMessageContaining("IOTJ-TST-02: silentWhen names IOTJ-TST-01, which is unknown");
    }
}
