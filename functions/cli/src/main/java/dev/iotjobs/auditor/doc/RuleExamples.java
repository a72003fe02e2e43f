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
 * Examples of the verdicts of a rule: at most one for each severity of a finding, and for each result without a
 * severity. Each example is the rule's own verdict on a subject of {@link Corpus}.
 *
 * @param verdicts findings first, worst severity first; then the other verdicts in alphabetical order
 */
record RuleExamples(List<Verdict> verdicts) {

    RuleExamples {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Chooses at most one verdict for each severity of a finding, and for each result without a severity. Prefers
     * verdicts that do not depend on a finding of an earlier audit.
     */
    static RuleExamples of(RuleDefinition<?> rule, RuleBook book, Corpus corpus) {
        Map<String, Verdict> byWord = new TreeMap<>();
        List<List<Verdict>> ofCases = corpus.cases().stream()
                .filter(subject -> rule.judges().facts().isInstance(subject.facts()))
                .map(subject -> GoldenVerdicts.verdicts(book, rule, subject))
                .toList();
        ofCases.stream()
                .map(List::getFirst)
                // All rules give the same verdict for the other ends, such as a deleted job
                .filter(verdict ->
                        !(verdict.outcome() instanceof Outcome.NotApplicable(var end) && end != End.NOT_APPLICABLE))
                .forEach(verdict -> byWord.putIfAbsent(verdict.word(), verdict));
        // A severity that the rule gives only after several audits needs an open finding
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
