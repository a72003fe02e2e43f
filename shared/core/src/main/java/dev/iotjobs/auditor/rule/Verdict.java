package dev.iotjobs.auditor.rule;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one subject, and why.
 *
 * @param severity of a finding; null for every other verdict
 * @param reason one sentence with the figures in it, for a person
 * @param command mends it, or shows where to look; null where no command helps
 * @param validUntil when the passing of time alone may change the verdict; null when it cannot
 */
public record Verdict(
        ComplianceStatus status,
        @Nullable Severity severity,
        String reason,
        Evidence evidence,
        @Nullable CliCommand command,
        @Nullable Instant validUntil) {

    public Verdict {
        Objects.requireNonNull(reason, "reason");
        if ((status == ComplianceStatus.NON_COMPLIANT) != (severity != null)) {
            throw new IllegalArgumentException("severity: only NON_COMPLIANT has one, got " + status + ", " + severity);
        }
    }

    public static Verdict compliant(String reason) {
        return new Verdict(ComplianceStatus.COMPLIANT, null, reason, Evidence.none(), null, null);
    }

    public static Verdict nonCompliant(
            Severity severity, String reason, Evidence evidence, @Nullable CliCommand command) {
        return new Verdict(ComplianceStatus.NON_COMPLIANT, severity, reason, evidence, command, null);
    }

    public static Verdict notApplicable(String reason) {
        return new Verdict(ComplianceStatus.NOT_APPLICABLE, null, reason, Evidence.none(), null, null);
    }

    public static Verdict insufficientData(String reason) {
        return new Verdict(ComplianceStatus.INSUFFICIENT_DATA, null, reason, Evidence.none(), null, null);
    }

    /** The same verdict, which time may change from then on. */
    public Verdict until(Instant instant) {
        return new Verdict(status, severity, reason, evidence, command, instant);
    }

    /** The same verdict, standing on these figures. */
    public Verdict with(Evidence evidence) {
        return new Verdict(status, severity, reason, evidence, command, validUntil);
    }
}
