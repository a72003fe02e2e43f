package dev.iotjobs.auditor.message;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of one finding since subscribers were last notified of it.
 *
 * @param severity current severity; for a closed finding, the severity that subscribers know
 * @param before severity that subscribers know; null if they do not know the finding
 * @param since when the finding opened
 * @param sortTime time by which messages sort changes, not the time of the change: for a closed or exempted finding,
 *     the time at which subscribers were notified that it is open; for any other, {@code since}
 * @param job state of the job; {@link JobState#NONE} if the finding is closed or is not about a job
 */
public record Change(
        FindingKey key,
        Kind kind,
        Severity severity,
        @Nullable Severity before,
        Instant since,
        Instant sortTime,
        JobState job) {

    /**
     * The state of a finding's job.
     *
     * @param devicesAtRisk number of queued and in-progress executions of a live job; 0 for any other job
     * @param hadEnded whether the job had already ended when the finding opened
     */
    public record JobState(long devicesAtRisk, boolean hadEnded) {

        /** The state for a finding that is closed or is not about a job. */
        public static final JobState NONE = new JobState(0, false);
    }

    /** The kind of a change. {@link #isBad} returns true for the first four constants. */
    public enum Kind {
        REOPENED,
        NEW,
        /** A baseline finding: it existed before the first audit, or it comes with a new rule or setting. */
        BASELINE,
        WORSENED,
        /** The finding is open with a lower severity. This change alone does not cause a message. */
        LOWERED,
        RESOLVED,
        CLOSED_WITH_JOB,
        /** The finding closed because its job ended long ago. This change alone does not cause a message. */
        AGED_OUT,
        /** The finding closed because its rule no longer applies. This change alone does not cause a message. */
        NOT_APPLICABLE,
        RULE_OFF,
        /**
         * The finding closed because another rule reports the same defect. This change alone does not cause a message.
         */
        COVERED,
        EXEMPTED;

        /** The kind of change for a finding that closed for this reason. */
        public static Kind of(End end) {
            return switch (end) {
                case FIXED -> RESOLVED;
                case JOB_GONE -> CLOSED_WITH_JOB;
                case AGED_OUT -> AGED_OUT;
                case NOT_APPLICABLE -> NOT_APPLICABLE;
                case RULE_OFF -> RULE_OFF;
                case COVERED -> COVERED;
            };
        }

        /** Whether the finding is open, and is either unknown to subscribers or worse than they know. */
        public boolean isBad() {
            return this == REOPENED || this == NEW || this == BASELINE || this == WORSENED;
        }

        /** Whether a change of this kind is a reason to send a message. */
        public boolean causesMessage() {
            return switch (this) {
                case LOWERED, AGED_OUT, NOT_APPLICABLE, COVERED -> false;
                default -> true;
            };
        }
    }
}
