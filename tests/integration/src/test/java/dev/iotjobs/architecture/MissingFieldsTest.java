package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.doc.Corpus.Case;
import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests all rules that judge jobs. Takes the example jobs of the corpus, and removes fields that AWS always returns. A
 * missing field must never turn a compliant verdict into a finding or a finding into a compliant verdict.
 */
class MissingFieldsTest {

    private static final Set<JobField> ALWAYS_GIVEN = EnumSet.of(
            JobField.STATUS,
            JobField.TARGETS,
            JobField.TARGET_SELECTION,
            JobField.COUNTERS,
            JobField.CREATED_AT,
            JobField.ENDED_AT,
            JobField.IS_CONCURRENT);

    private static List<Case> jobs;

    @BeforeAll
    static void readCorpus() throws IOException {
        jobs = new RuleDocs(Project.root(), RuleBook.standard())
                .corpus().cases().stream()
                        .filter(subject -> subject.facts() instanceof JobFacts)
                        .toList();
    }

    static Stream<Named<RuleDefinition<?>>> rules() {
        return AllVerdictsTest.rulesOnJobs();
    }

    private static boolean opens(Verdict verdict) {
        return verdict.outcome() instanceof Outcome.NonCompliant;
    }

    /**
     * Whether a verdict passes a job: COMPLIANT or NOT_APPLICABLE, but not AGED_OUT. An aged-out job may get a finding
     * if a test removes the time of its end.
     */
    private static boolean passes(Verdict verdict) {
        return switch (verdict.outcome()) {
            case Outcome.Compliant _ -> true;
            case Outcome.NotApplicable(var end) -> end != End.AGED_OUT;
            case Outcome.NonCompliant _, Outcome.InsufficientData _, Outcome.Pending _ -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("rules")
    void fieldThatIsAlwaysGiven_absent_opensClosesAndPassesNothing(RuleDefinition<?> rule) {
        for (Case subject : jobs) {
            List<Verdict> before = AllVerdictsTest.judge(rule, subject);
            for (JobField field : ALWAYS_GIVEN) {
                List<Verdict> after = AllVerdictsTest.judge(rule, AllVerdictsTest.without(field, subject));
                for (int i = 0; i < before.size(); i++) {
                    boolean isTurned = (passes(before.get(i)) && opens(after.get(i)))
                            || (opens(before.get(i)) && passes(after.get(i)));
                    assertThat(isTurned)
                            .as(
                                    "%s: %s without %s was %s and is %s",
                                    rule.id(),
                                    subject.name(),
                                    field,
                                    before.get(i).word(),
                                    after.get(i).word())
                            .isFalse();
                }
            }
        }
    }
}
