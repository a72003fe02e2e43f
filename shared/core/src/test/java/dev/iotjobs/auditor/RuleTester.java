package dev.iotjobs.auditor;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.function.Predicate;

/** Judges by one rule. Uses the rule book, as audits do, so that the conditions in the rule's definition apply. */
public final class RuleTester {

    private final RuleBook book = RuleBook.standard();
    private final String id;

    private RuleTester(Rule<?> rule) {
        this.id = rule.definition().id();
    }

    public static RuleTester of(Rule<?> rule) {
        return new RuleTester(rule);
    }

    public Verdict judge(Facts facts, RuleContext context) {
        return judge(facts, context, rule -> rule.id().equals(id));
    }

    /** The verdict of this rule while {@code other} is on as well and may silence it. */
    public Verdict judgeBeside(Rule<?> other, Facts facts, RuleContext context) {
        return judge(
                facts,
                context,
                rule -> rule.id().equals(id)
                        || rule.id().equals(other.definition().id()));
    }

    private Verdict judge(Facts facts, RuleContext context, Predicate<RuleDefinition<?>> isOn) {
        return book
                .judge(
                        facts,
                        context.now(),
                        rule -> isOn.test(rule) ? new Ruling.On(context.settings()) : new Ruling.Off(),
                        _ -> context.before())
                .stream()
                .filter(evaluation -> evaluation.rule().id().equals(id))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
