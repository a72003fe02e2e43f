package dev.iotjobs.auditor.rule;

/** Writes the outcome of a verdict in a few words, for tables of expected outcomes. */
public final class Outcomes {

    private Outcomes() {}

    /**
     * The outcome with its detail, such as {@code NON_COMPLIANT HIGH}, {@code INSUFFICIENT_DATA MISSING} and {@code
     * COMPLIANT}.
     */
    public static String of(Verdict verdict) {
        Outcome outcome = verdict.outcome();
        return switch (outcome) {
            case Outcome.Compliant _ -> outcome.word();
            case Outcome.NonCompliant(var severity) -> outcome.word() + " " + severity;
            case Outcome.NotApplicable(var end) -> outcome.word() + " " + end;
            case Outcome.InsufficientData(var gap) -> outcome.word() + " " + gap;
            case Outcome.Pending(var holds, var severity) ->
                outcome.word() + (holds ? " holds" : " ceased") + (severity == null ? "" : " " + severity);
        };
    }
}
