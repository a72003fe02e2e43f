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
 * @param stated what the findings table says of it
 */
public record Mark(
        @Nullable Severity severity,
        Instant since,
        @Nullable How how,
        Runs runs,
        Stated stated) {

    /** How a finding opened. */
    public enum How {
        NEW,
        REOPENED,
        /** By the first audit of its job, or by new rules or settings. */
        BASELINE
    }

    /**
     * Audits in a row.
     *
     * @param bad that found the condition to hold
     * @param clean that found it not to hold, while the finding stays open
     * @param lastAt the last one that was counted
     */
    public record Runs(int bad, int clean, Instant lastAt) {

        static Runs first(boolean holds, Instant at) {
            return new Runs(holds ? 1 : 0, holds ? 0 : 1, at);
        }

        /** With one more audit counted in which the condition holds, or does not, if this one counts. */
        Runs next(boolean holds, boolean counts, Instant now) {
            boolean turned = holds ? bad == 0 : clean == 0;
            int step = counts || turned ? 1 : 0;
            return new Runs(holds ? bad + step : 0, holds ? 0 : clean + step, counts ? now : lastAt);
        }
    }

    /**
     * What was written to the findings table.
     *
     * @param content its fingerprint; 0 while nothing was written
     */
    public record Stated(int content, Instant at) {}

    /** Of a finding that opened, or a condition that was seen first, and of which nothing is written yet. */
    static Mark first(@Nullable Severity severity, Instant since, @Nullable How how, boolean holds) {
        return new Mark(severity, since, how, Runs.first(holds, since), new Stated(0, since));
    }

    public boolean isOpen() {
        return severity != null;
    }

    public boolean isCritical() {
        return severity == Severity.CRITICAL;
    }

    /** What the rule may know of it. */
    Memory memory(boolean counts) {
        return new Memory(severity, severity == null ? null : since, runs.bad(), runs.clean(), counts);
    }

    public Mark withHow(How how, Instant since) {
        return new Mark(severity, since, how, runs, stated);
    }
}
