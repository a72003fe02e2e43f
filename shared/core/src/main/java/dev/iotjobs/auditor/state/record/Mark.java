package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The state of one rule for one subject between audits. A record keeps a mark while the finding is open or pending.
 *
 * @param severity severity of the open finding, after overrides of the policy; null while the finding is pending
 * @param own severity that the rule gave; null while the finding is pending
 * @param since when the finding opened or, while it is pending, when the rule first found the defect; in whole
 *     milliseconds
 * @param how way in which the finding opened; REOPENED once its exemption has ended; null while the finding is pending
 * @param exemption id of the exemption that suppresses the finding; null if the finding is not suppressed
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

    /** The way in which a finding opened, such as NEW or REOPENED. */
    public enum How {
        NEW,
        REOPENED,
        /** The defect existed before the first audit of its subject, or a new rule or setting opened the finding. */
        BASELINE
    }

    /**
     * Counts of consecutive audits with the same result.
     *
     * @param bad number of consecutive audits that found the defect
     * @param clean number of consecutive audits that did not find the defect, while the finding stays open
     * @param lastAt when the last counted audit judged
     */
    public record Runs(int bad, int clean, Instant lastAt) {

        static Runs first(boolean holds, Instant at) {
            return new Runs(holds ? 1 : 0, holds ? 0 : 1, at);
        }

        /**
         * Returns the counts after another judgement. If the result has changed, its count becomes 1, and the count of
         * the earlier result becomes 0. If not, its count rises by 1, but only if {@code isOneMore} is true.
         *
         * @param holds the result of the judgement: whether it found the defect
         * @param isOneMore whether the audit counts as one more audit with the same result
         */
        Runs next(boolean holds, boolean isOneMore, Instant now) {
            boolean turned = holds ? bad == 0 : clean == 0;
            int step = isOneMore || turned ? 1 : 0;
            return new Runs(holds ? bad + step : 0, holds ? 0 : clean + step, isOneMore ? now : lastAt);
        }
    }

    /**
     * What was last written to the findings table about the finding of a mark.
     *
     * @param content fingerprint of the written verdict; 0 if nothing was written
     * @param at when the finding was written
     * @param changedAt when the finding opened, or when its severity or exemption last changed; in whole milliseconds
     */
    public record Stated(int content, Instant at, Instant changedAt) {}

    /**
     * The first mark of a rule for a subject. Its {@link Runs} count one audit.
     *
     * @param severity severity of the open finding; null while the finding is pending
     * @param how way in which the finding opened; null while the finding is pending
     * @param holds whether this audit found the defect. If so, {@code bad} is 1. Otherwise {@code clean} is 1.
     */
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

    /** The part of the mark that the rule may read. */
    Memory memory(Memory.FactSource source) {
        return new Memory(own, since, runs.bad(), runs.clean(), source);
    }

    public Mark withHow(How how) {
        return new Mark(severity, own, since, how, exemption, runs, stated);
    }

    /**
     * A copy with the times of a finding that is already open in the findings table.
     *
     * @param since when the finding opened
     * @param changedAt when the finding last changed
     */
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

    /** A copy with these counts of consecutive audits with the same result. */
    Mark withRuns(Runs counted) {
        return new Mark(severity, own, since, how, exemption, counted, stated);
    }

    /**
     * A copy with another exemption, or without an exemption if {@code id} is null. Without an exemption, the finding
     * counts as reopened.
     */
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
