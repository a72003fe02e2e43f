package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An example of each verdict of a rule, in the rule's own words: those on the first subject of the corpus that gets it, so
 * that an example cannot say what the rule does not.
 */
record RuleExamples(List<Verdict> verdicts) {

    /** Findings first, worst first; then the other words in the order of the alphabet. */
    private static final Comparator<Verdict> ORDER =
            Comparator.comparing(RuleExamples::severity).reversed().thenComparing(Verdict::word);

    RuleExamples {
        verdicts = verdicts.stream().sorted(ORDER).toList();
    }

    /** Of subjects without a finding. How one ends with its job or its rule is the same for all rules, and left out. */
    static RuleExamples of(RuleDefinition<?> rule, RuleBook book, Corpus corpus) {
        Map<String, Verdict> first = new TreeMap<>();
        corpus.cases().stream()
                .filter(subject -> rule.judges().facts().isInstance(subject.facts()))
                .map(subject -> GoldenVerdicts.verdicts(book, rule, subject).getFirst())
                .filter(verdict ->
                        !(verdict.outcome() instanceof Outcome.NotApplicable(var end) && end != End.NOT_APPLICABLE))
                .forEach(verdict -> first.putIfAbsent(verdict.word(), verdict));
        return new RuleExamples(List.copyOf(first.values()));
    }

    private static int severity(Verdict verdict) {
        return verdict.outcome() instanceof Outcome.NonCompliant(Severity severity) ? severity.ordinal() : -1;
    }
}
