package dev.iotjobs.auditor.cli.option;

import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.Iterator;

/** The ids of all rules, for completion in shells. The rules are loaded only when a caller asks for the iterator. */
public final class RuleIds implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return RuleBook.standard().definitions().stream()
                .map(RuleDefinition::id)
                .iterator();
    }
}
