package dev.iotjobs.auditor;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.List;

/** Judges by one rule as audits do: through the rule book, so that what its definition says holds as well. */
public final class RuleTester {

    private final RuleBook book;

    private RuleTester(Rule<?> rule) {
        this.book = new RuleBook(List.of(rule));
    }

    public static RuleTester of(Rule<?> rule) {
        return new RuleTester(rule);
    }

    public Verdict judge(Facts facts, RuleContext context) {
        return book.judge(facts, context.now(), _ -> new Ruling.On(context.settings()), _ -> context.before())
                .getFirst()
                .verdict();
    }
}
