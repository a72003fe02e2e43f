package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule has to say of one subject, kept only while its finding is open or about to open.
 *
 * @param severity of the open finding; null while it is pending
 * @param since when it opened, or when the condition was seen first; in whole milliseconds
 * @param how it opened, fixed from then on; null while it is pending
 * @param badRuns audits in a row that found the condition to hold
 * @param cleanRuns audits in a row that found it not to hold, while the finding stays open
 * @param lookedAt the last audit that was counted
 * @param content fingerprint of what the findings table says of it
 * @param statedAt when that was written
 */
public record Mark(
        @Nullable Severity severity,
        Instant since,
        @Nullable How how,
        int badRuns,
        int cleanRuns,
        Instant lookedAt,
        int content,
        Instant statedAt) {

    /** How a finding opened. */
    public enum How {
        NEW,
        REOPENED,
        /** By the first audit of its job, or by new rules or settings. */
        BASELINE
    }

    public boolean isOpen() {
        return severity != null;
    }

    public boolean isCritical() {
        return severity == Severity.CRITICAL;
    }

    /** What the rule may know of it. */
    Memory memory(boolean counts) {
        return new Memory(severity, severity == null ? null : since, badRuns, cleanRuns, counts);
    }

    public Mark withHow(How how, Instant since) {
        return new Mark(severity, since, how, badRuns, cleanRuns, lookedAt, content, statedAt);
    }
}
