package dev.iotjobs.auditor.rule.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.policy.CoverageLimits;
import dev.iotjobs.auditor.policy.FailureRate;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Threshold;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.RuleSettings;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

    private static final RuleBook BOOK = RuleBook.standard();
    private static final Policy STANDARD = Policy.standard();

    private static final Map<String, Object> OTHER_VALUES = Map.of(
            "grace", Duration.ofHours(1),
            "agesOutAfter", Duration.ofDays(9),
            "recent", Duration.ofDays(1),
            "failureRate", new FailureRate(STANDARD.failureRate().percent(), 11, 3, 75),
            "settle", Duration.ofHours(1),
            "quotaUsage", new Threshold(76, 70, 90, 85),
            "quotaFallbacks", Map.of("L-1", 5.0),
            "coverage", new CoverageLimits(90, 4, Duration.ofDays(1), 10, 50));

    /** A rule that throws. */
    private static final class Broken implements Rule<JobFacts> {

        @Override
        public RuleMetadata metadata() {
            return new RuleMetadata(
                    "IOTJ-TST-01", 1, "Broken", Severity.LOW, "why", "how", "source", List.of("control"));
        }

        @Override
        public Verdict judge(JobFacts facts, RuleContext context) {
            throw new IllegalStateException("secret of the account");
        }
    }

    private static RuleContext under(Policy policy) {
        return RuleContext.at(Jobs.NOW, policy);
    }

    @Test
    void judge_ruleThatThrows_costsItsOwnVerdictAndIsNamed() {
        RuleBook book = new RuleBook(List.of(new Broken(), new InProgressTimeoutMissing()), List.of(), List.of());
        List<Evaluation> evaluations = book.judge(Jobs.facts(Jobs.inProgress()), _ -> under(STANDARD));

        assertThat(Outcomes.of(evaluations.getFirst().verdict())).isEqualTo("INSUFFICIENT_DATA FAILED");
        assertThat(evaluations.getFirst().failure()).hasMessage("secret of the account");
        assertThat(evaluations.getFirst().verdict().reason())
                .isEqualTo("rule IOTJ-TST-01 failed on this subject: IllegalStateException");
        assertThat(Outcomes.of(evaluations.getLast().verdict())).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(evaluations.getLast().failure()).isNull();
    }

    @Test
    void judge_ruleThatIsOff_givesNoVerdict() {
        Policy policy = STANDARD.withRulesOff(Set.of("IOTJ-CFG-01", "IOTJ-TST-99"));

        assertThat(BOOK.judge(Jobs.facts(Jobs.inProgress()), _ -> under(policy)))
                .extracting(evaluation -> evaluation.rule().id())
                .containsExactly("IOTJ-CFG-03", "IOTJ-RUN-01", "IOTJ-LIF-01");
        assertThat(BOOK.ids(policy))
                .containsExactly("IOTJ-ACC-01", "IOTJ-ACC-03", "IOTJ-CFG-03", "IOTJ-LIF-01", "IOTJ-RUN-01");
    }

    @Test
    void find_ruleThatIsNotInTheBook_isEmpty() {
        assertThat(BOOK.find("IOTJ-CFG-10")).isEmpty();
        assertThat(BOOK.find("IOTJ-CFG-01").orElseThrow().title()).isEqualTo("In-progress timeout missing");
    }

    /** Another process or machine gives the same: nothing of it rests on the hash or the text of an object. */
    @Test
    void fingerprints_standardPolicy_areTheSameInEveryProcess() {
        Policy policy = STANDARD.withQuotaFallbacks(Map.of("L-3", 7.5, "L-1", 5.0, "L-2", 6e20));

        assertThat(BOOK.fingerprints(policy))
                .containsEntry("IOTJ-ACC-01", "2-31337eb3ce6d2ef015753fa9e1ac64e61b5fb691b2eedac0622c748963f263b3")
                .containsEntry("IOTJ-CFG-01", "2-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void settings_text_isCanonical() {
        RuleSettings settings = RuleSettings.none()
                .and("wait", Duration.ofMinutes(10))
                .and("rate", new Threshold(10, 8.50, 20, 16))
                .and("quotas", Map.of("L-2", 6e20, "L-1", 0.1));

        assertThat(settings.text()).isEqualTo("""
                        quotas.L-1=0.1
                        quotas.L-2=600000000000000000000
                        rate.closesBelow=8.5
                        rate.fallsBelow=16
                        rate.opensAt=10
                        rate.risesAt=20
                        wait=600000ms
                        """);
    }

    /** The standard policy with another value of one component. */
    private static Policy with(String component, Object value) throws ReflectiveOperationException {
        RecordComponent[] components = Policy.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean changed = components[i].getName().equals(component);
            values[i] = changed ? value : components[i].getAccessor().invoke(STANDARD);
        }
        return (Policy) Policy.class.getDeclaredConstructors()[0].newInstance(values);
    }

    @ParameterizedTest
    @CsvSource({
        "grace,          IOTJ-RUN-01",
        "agesOutAfter,   IOTJ-LIF-01 IOTJ-RUN-01",
        "recent,         IOTJ-RUN-01",
        "failureRate,    IOTJ-RUN-01",
        "settle,         IOTJ-LIF-01",
        "quotaUsage,     IOTJ-ACC-01",
        "quotaFallbacks, IOTJ-ACC-01",
        "coverage,       IOTJ-ACC-03"
    })
    void fingerprints_oneSettingChanges_changeForTheRulesThatReadItOnly(String component, String rules)
            throws ReflectiveOperationException {
        SortedMap<String, String> before = BOOK.fingerprints(STANDARD);
        SortedMap<String, String> after =
                BOOK.fingerprints(with(component, Objects.requireNonNull(OTHER_VALUES.get(component))));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet())
                .filteredOn(rule -> !Objects.equals(after.get(rule), before.get(rule)))
                .containsExactly(rules.split(" "));
    }

    @Test
    void fingerprints_everySettingOfThePolicy_isTriedAbove() {
        assertThat(Policy.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .filteredOn(name -> !name.equals("rulesOff"))
                .containsExactlyInAnyOrderElementsOf(OTHER_VALUES.keySet());
    }
}
