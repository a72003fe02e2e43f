package dev.iotjobs.catalogue;

import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a rule on a job, in the words of the rule catalogue.
 *
 * @param outcome such as {@code NON_COMPLIANT}; {@code COVERED} if another rule reports the defect
 * @param severity displayed severity of a finding; empty if there is no finding
 * @param reason one of these: the data that is missing, {@code AGED_OUT}, the id of the covering rule, or a finding's
 *     reason such as {@code EMPTY_TARGET}; empty if there is none
 */
record Result(String outcome, String severity, String reason) {

    static final Result NOT_APPLICABLE = new Result("NOT_APPLICABLE", "", "");

    static Result of(Evaluation evaluation) {
        Verdict verdict = evaluation.verdict();
        return switch (verdict.outcome()) {
            case Outcome.NonCompliant(var severity) ->
                new Result(
                        verdict.outcome().word(),
                        evaluation.shown(severity).name(),
                        Objects.toString(verdict.evidence().values().get("reason"), ""));
            case Outcome.NotApplicable(var end)
            when end == End.COVERED ->
                new Result("COVERED", "", verdict.reason().split(" ", 2)[0]);
            case Outcome.NotApplicable(var end) ->
                new Result(verdict.outcome().word(), "", end == End.AGED_OUT ? end.name() : "");
            case Outcome.InsufficientData(var gap) ->
                new Result(verdict.outcome().word(), "", gap.name());
            case Outcome.Compliant _, Outcome.Pending _ ->
                new Result(verdict.outcome().word(), "", "");
        };
    }

    /** The parts that are not empty, such as {@code NON_COMPLIANT LOW EMPTY_TARGET}. */
    @Override
    public String toString() {
        return Stream.of(outcome, severity, reason)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
