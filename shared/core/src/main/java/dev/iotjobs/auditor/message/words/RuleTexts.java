package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Texts about rules from the rule book, which defines all rules of the auditor. */
public final class RuleTexts {

    public static final String COVERAGE = "IOTJ-ACC-03";
    public static final String POLICY = "IOTJ-ACC-04";

    private static final Map<String, RuleDefinition<?>> RULES = RuleBook.standard().definitions().stream()
            .collect(Collectors.toUnmodifiableMap(RuleDefinition::id, Function.identity()));

    private RuleTexts() {}

    /** The title of a rule. Empty if the rule book does not contain the rule. */
    public static Optional<String> title(String ruleId) {
        return Optional.ofNullable(RULES.get(ruleId)).map(RuleDefinition::title);
    }

    /** Whether findings of a rule can be exempted. False if the rule book does not contain the rule. */
    public static boolean canBeExempted(String ruleId) {
        RuleDefinition<?> rule = RULES.get(ruleId);
        return rule != null && rule.canBeSwitchedOff();
    }

    /** Why a rule matters, in sentences. Empty if the rule book does not contain the rule. */
    public static Optional<String> why(String ruleId) {
        return Optional.ofNullable(RULES.get(ruleId)).map(RuleDefinition::why);
    }
}
