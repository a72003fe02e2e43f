package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An example of each verdict of a rule. It is the text that the rule itself gives for the first subject of {@link
 * Corpus} with this verdict. Therefore, the examples always agree with the rule.
 *
 * @param verdicts findings first, worst severity first; then the other verdicts in alphabetical order
 */
record RuleExamples(List<Verdict> verdicts) {

    RuleExamples {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Chooses one example for each severity and for each other result of the rule. Prefers subjects without an open
     * finding. If the rule gives a severity only after several audits, the example of this severity has an open
     * finding. Leaves out verdicts that close a finding because the job is deleted or ended long ago, or because the
     * rule is off. These verdicts are the same for all rules.
     */
    static RuleExamples of(RuleDefinition<?> rule, RuleBook book, Corpus corpus) {
        Map<String, Verdict> byWord = new TreeMap<>();
        List<List<Verdict>> ofCases = corpus.cases().stream()
                .filter(subject -> rule.judges().facts().isInstance(subject.facts()))
                .map(subject -> GoldenVerdicts.verdicts(book, rule, subject))
                .toList();
        ofCases.stream()
                .map(List::getFirst)
                .filter(verdict ->
                        !(verdict.outcome() instanceof Outcome.NotApplicable(var end) && end != End.NOT_APPLICABLE))
                .forEach(verdict -> byWord.putIfAbsent(verdict.word(), verdict));
        ofCases.stream()
                .flatMap(List::stream)
                .filter(verdict -> verdict.outcome() instanceof Outcome.NonCompliant)
                .forEach(verdict -> byWord.putIfAbsent(verdict.word(), verdict));
        List<Verdict> verdicts = new ArrayList<>();
        for (Severity severity : rule.severities().keySet()) {
            Optional.ofNullable(byWord.remove(severity.name())).ifPresent(verdicts::add);
        }
        verdicts.addAll(byWord.values());
        return new RuleExamples(verdicts);
    }
}
