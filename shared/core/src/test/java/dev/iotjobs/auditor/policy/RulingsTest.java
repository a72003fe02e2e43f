package dev.iotjobs.auditor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.text.Glob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulingsTest {

    private static final List<String> SUBJECTS = List.of("job/canary-1", "job/fw-1", "job/canary-2");

    private static Policy overriding(String... rules) {
        Selector canaries = new Selector(
                List.of(), List.of(), List.of(new Glob("job/canary-*")), Map.of(), Set.of(), null, List.of());
        RulePolicy low = new RulePolicy(null, SettingValues.STANDARD, Map.of(Severity.HIGH, Severity.LOW));
        Map<String, RulePolicy> said = new HashMap<>();
        Set.of(rules).forEach(rule -> said.put(rule, low));
        return new Policy(
                SettingValues.STANDARD,
                Map.of(),
                List.of(new RuleOverride("canaries", canaries, said)),
                List.of(),
                Set.of(),
                Map.of());
    }

    @Test
    void of_everyRule_isTheRulingOfThePolicy_alsoWhenItIsAskedAgain() {
        for (Policy policy : List.of(
                Policy.standard(),
                Policy.standard().withRulesOff(Set.of("IOTJ-CFG-03")),
                overriding("IOTJ-CFG-03"),
                overriding("IOTJ-CFG-05", "IOTJ-RUN-01"))) {
            Rulings rulings = new Rulings(policy);
            for (RuleDefinition<?> rule : RuleBook.standard().definitions()) {
                for (String subject : SUBJECTS) {
                    assertThat(rulings.of(rule, subject, null))
                            .as("%s %s", rule.id(), subject)
                            .isEqualTo(policy.ruling(rule, subject, null));
                }
            }
        }
    }

    @Test
    void of_ruleThatIsTheSameForAllSubjects_isMadeOnce() {
        RuleDefinition<?> rule = RuleBook.standard().find("IOTJ-CFG-03").orElseThrow();
        Rulings rulings = new Rulings(overriding("IOTJ-CFG-01"));

        Ruling first = rulings.of(rule, "job/canary-1", null);

        assertThat(rulings.of(rule, "job/fw-1", null)).isSameAs(first);
    }
}
