package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule has to say of one subject, kept only while its finding is open or about to open.
 *
 * @param severity of the open finding, as it is shown; null while it is pending
 * @param own the severity that the rule gave it; null while it is pending
 * @param since when it opened, or when the condition was seen first; in whole milliseconds
 * @param how it opened, fixed from then on; null while it is pending
 * @param exemption id of the exemption that suppresses the finding; null while none does
 * @param stated what the findings table says of it
 */
public record Mark(
        @Nullable Severity severity,
        @Nullable Severity own,
        Instant since,
        @Nullable How how,
        @Nullable String exemption,
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
        return new Mark(severity, severity, since, how, null, Runs.first(holds, since), new Stated(0, since));
    }

    public boolean isOpen() {
        return severity != null;
    }

    /** Whether its finding is open and exempted: it causes no messages. */
    public boolean isSuppressed() {
        return exemption != null;
    }

    /** Whether its finding is open, critical and not exempted. */
    public boolean isCritical() {
        return severity == Severity.CRITICAL && !isSuppressed();
    }

    /** What the rule may know of it. */
    Memory memory(boolean counts) {
        return new Memory(own, since, runs.bad(), runs.clean(), counts);
    }

    public Mark withHow(How how, Instant since) {
        return new Mark(severity, own, since, how, exemption, runs, stated);
    }

    /** The same after other audits in a row. */
    Mark withRuns(Runs counted) {
        return new Mark(severity, own, since, how, exemption, counted, stated);
    }

    /** The same under another exemption, or under none any more: then its finding counts as reopened. */
    Mark exempted(@Nullable String id, Instant now) {
        return new Mark(
                severity, own, since, id == null ? How.REOPENED : how, id, runs, new Stated(stated.content(), now));
    }
}
