package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The state of one rule for one subject between audits, kept while its finding is open or pending.
 *
 * @param severity shown severity of the open finding; null while it is pending
 * @param own the rule's own severity; null while it is pending
 * @param since when the finding opened, or when the condition was first found; in whole milliseconds
 * @param how the finding opened, fixed from then on; null while it is pending
 * @param exemption id of the exemption that suppresses the finding; null while none does
 * @param stated what was last written to the findings table
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
        /** Opened by the first audit of its job, or by new rules or settings. */
        BASELINE
    }

    /**
     * Counts of consecutive audits.
     *
     * @param bad audits in a row that found the condition to hold
     * @param clean audits in a row that found it not to hold, while the finding stays open
     * @param lastAt the last counted audit
     */
    public record Runs(int bad, int clean, Instant lastAt) {

        static Runs first(boolean holds, Instant at) {
            return new Runs(holds ? 1 : 0, holds ? 0 : 1, at);
        }

        /** The counts after this audit. Adds one if this audit counts or if the condition changed. */
        Runs next(boolean holds, boolean counts, Instant now) {
            boolean turned = holds ? bad == 0 : clean == 0;
            int step = counts || turned ? 1 : 0;
            return new Runs(holds ? bad + step : 0, holds ? 0 : clean + step, counts ? now : lastAt);
        }
    }

    /**
     * What was written to the findings table.
     *
     * @param content fingerprint of the content; 0 if nothing was written
     * @param changedAt when the finding opened, or changed its severity or exemption; in whole milliseconds
     */
    public record Stated(int content, Instant at, Instant changedAt) {}

    /** A mark for a finding that opens now, or for a condition that was first found. Nothing is written yet. */
    static Mark first(@Nullable Severity severity, Instant since, @Nullable How how, boolean holds) {
        return new Mark(severity, severity, since, how, null, Runs.first(holds, since), new Stated(0, since, since));
    }

    public boolean isOpen() {
        return severity != null;
    }

    /** Whether the finding is open and exempted, so that it causes no messages. */
    public boolean isSuppressed() {
        return exemption != null;
    }

    /** Whether the finding is open, critical and not exempted. */
    public boolean isCritical() {
        return severity == Severity.CRITICAL && !isSuppressed();
    }

    /** The part of the mark that the rule receives. */
    Memory memory(Memory.Look look) {
        return new Memory(own, since, runs.bad(), runs.clean(), look);
    }

    public Mark withHow(How how) {
        return new Mark(severity, own, since, how, exemption, runs, stated);
    }

    /** This mark for a finding that the table already has open. */
    public Mark openSince(Instant since, Instant changedAt) {
        return new Mark(
                severity,
                own,
                since.truncatedTo(ChronoUnit.MILLIS),
                how,
                exemption,
                runs,
                new Stated(stated.content(), stated.at(), changedAt.truncatedTo(ChronoUnit.MILLIS)));
    }

    /** This mark with other counts. */
    Mark withRuns(Runs counted) {
        return new Mark(severity, own, since, how, exemption, counted, stated);
    }

    /** This mark under another exemption, or under none. Without an exemption its finding counts as reopened. */
    Mark exempted(@Nullable String id, Instant now) {
        return new Mark(
                severity,
                own,
                since,
                id == null ? How.REOPENED : how,
                id,
                runs,
                new Stated(stated.content(), now, now));
    }
}
