package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.JobField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one subject, and why.
 *
 * @param reason one sentence with the figures in it, for a person; no relative times, which change by themselves
 * @param commands in the order in which a person should read them: the one that stops harm first
 */
public record Verdict(Outcome outcome, String reason, Evidence evidence, List<CliCommand> commands) {

    public Verdict {
        commands = List.copyOf(commands);
    }

    public static Verdict compliant(String reason) {
        return new Verdict(new Outcome.Compliant(), reason, Evidence.none(), List.of());
    }

    public static Verdict nonCompliant(Severity severity, String reason) {
        return new Verdict(new Outcome.NonCompliant(severity), reason, Evidence.none(), List.of());
    }

    public static Verdict notApplicable(String reason) {
        return notApplicable(End.NOT_APPLICABLE, reason);
    }

    public static Verdict notApplicable(End end, String reason) {
        return new Verdict(new Outcome.NotApplicable(end), reason, Evidence.none(), List.of());
    }

    public static Verdict insufficientData(Gap gap, String reason) {
        return new Verdict(new Outcome.InsufficientData(gap), reason, Evidence.none(), List.of());
    }

    /** The answer lacks a field that decides. */
    public static Verdict missing(JobField field) {
        return insufficientData(Gap.MISSING, "the answer lacks " + field.noun());
    }

    /**
     * The condition holds, or has ceased to hold, not yet long enough.
     *
     * @param severity of an open finding from now on; null keeps its own
     */
    public static Verdict pending(boolean holds, @Nullable Severity severity, String reason) {
        return new Verdict(new Outcome.Pending(holds, severity), reason, Evidence.none(), List.of());
    }

    /**
     * The verdict in one word: the severity of a finding, why a rule was not judged or concerns the subject no more, else
     * the outcome. Such as {@code HIGH}, {@code TOO_FEW}, {@code AGED_OUT} and {@code COMPLIANT}.
     */
    public String word() {
        return switch (outcome) {
            case Outcome.NonCompliant(var severity) -> severity.name();
            case Outcome.NotApplicable(var end) -> end.name();
            case Outcome.InsufficientData(var gap) -> gap.name();
            case Outcome.Compliant _, Outcome.Pending _ -> outcome.word();
        };
    }

    /** The same verdict, standing on these figures. */
    public Verdict with(Evidence figures) {
        return new Verdict(outcome, reason, figures, commands);
    }

    /** The same verdict with commands that help, in the order in which a person should read them. */
    public Verdict with(List<CliCommand> helpful) {
        return new Verdict(outcome, reason, evidence, helpful);
    }
}
