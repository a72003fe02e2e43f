package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.fact.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of a rule on one subject, with its reason.
 *
 * @param reason one sentence with the figures, for people; without relative times such as {@code 2 hours ago}
 * @param commands in reading order; a command that stops harm comes first
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

    /** An INSUFFICIENT_DATA verdict: DescribeJob's answer lacks a field that the verdict depends on. */
    public static Verdict missing(JobField field) {
        return insufficientData(Gap.MISSING, "AWS IoT returned no usable " + field.noun());
    }

    /** An INSUFFICIENT_DATA verdict: a fact that the verdict depends on is unknown. */
    public static Verdict unknown(Fact fact, Known.Unknown<?> why) {
        return insufficientData(Gap.of(why.cause()), fact.noun() + " are not known: " + why.detail());
    }

    /**
     * A PENDING verdict: it is too early to open or close a finding.
     *
     * @param holds whether the subject has the defect now
     * @param severity new severity of an open finding; null leaves it unchanged
     */
    public static Verdict pending(boolean holds, @Nullable Severity severity, String reason) {
        return new Verdict(new Outcome.Pending(holds, severity), reason, Evidence.none(), List.of());
    }

    /**
     * The most exact word for the verdict: a severity, an {@link End}, a {@link Gap}, {@code COMPLIANT} or {@code
     * PENDING}. Examples are {@code HIGH}, {@code AGED_OUT} and {@code TOO_FEW}.
     */
    public String word() {
        return switch (outcome) {
            case Outcome.NonCompliant(var severity) -> severity.name();
            case Outcome.NotApplicable(var end) -> end.name();
            case Outcome.InsufficientData(var gap) -> gap.name();
            case Outcome.Compliant _, Outcome.Pending _ -> outcome.word();
        };
    }

    /** This verdict with other evidence. */
    public Verdict with(Evidence figures) {
        return new Verdict(outcome, reason, figures, commands);
    }

    /**
     * A copy of this verdict with other commands.
     *
     * @param helpful the commands, in the order in which a reader sees them
     */
    public Verdict with(List<CliCommand> helpful) {
        return new Verdict(outcome, reason, evidence, helpful);
    }
}
