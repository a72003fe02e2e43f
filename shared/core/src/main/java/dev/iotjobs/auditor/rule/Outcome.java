package dev.iotjobs.auditor.rule;

import org.jspecify.annotations.Nullable;

/** The result of a rule for one subject. The terms are those of AWS Config, with PENDING added. */
public sealed interface Outcome {

    record Compliant() implements Outcome {}

    record NonCompliant(Severity severity) implements Outcome {}

    /**
     * The rule does not apply to the subject. An open finding closes.
     *
     * @param end why an open finding closes: NOT_APPLICABLE, AGED_OUT, JOB_GONE or COVERED
     */
    record NotApplicable(End end) implements Outcome {}

    /** The rule lacks data to judge. No finding opens or closes. */
    record InsufficientData(Gap gap) implements Outcome {}

    /**
     * It is too early to open or close a finding: the defect appeared or disappeared too recently.
     *
     * @param holds whether the subject has the defect now
     * @param severity new severity of an open finding; null leaves it unchanged
     */
    record Pending(boolean holds, @Nullable Severity severity) implements Outcome {}

    /** The name of the result, such as {@code NON_COMPLIANT}. */
    default String word() {
        return switch (this) {
            case Compliant _ -> "COMPLIANT";
            case NonCompliant _ -> "NON_COMPLIANT";
            case NotApplicable _ -> "NOT_APPLICABLE";
            case InsufficientData _ -> "INSUFFICIENT_DATA";
            case Pending _ -> "PENDING";
        };
    }
}
