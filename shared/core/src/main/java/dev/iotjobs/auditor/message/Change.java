package dev.iotjobs.auditor.message;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One finding that differs from what subscribers were notified of.
 *
 * @param severity the current severity; of a closed finding, the one that subscribers know
 * @param before the severity that subscribers know; null if they do not know the finding
 * @param since when the finding opened
 * @param changedAt when the finding opened, or when subscribers were notified of it as open
 * @param job the state of the job, if the finding is about one
 */
public record Change(
        FindingKey key,
        Kind kind,
        Severity severity,
        @Nullable Severity before,
        Instant since,
        Instant changedAt,
        JobState job) {

    /**
     * The state of a finding's job.
     *
     * @param devicesAtRisk queued and in-progress executions of a live job; 0 for all others
     * @param hadEnded whether the job had ended when the finding opened
     */
    public record JobState(long devicesAtRisk, boolean hadEnded) {

        /** The state for a finding that is closed or not about a job. */
        public static final JobState NONE = new JobState(0, false);
    }

    /** The kind of a change. The first four are those of open findings that subscribers must know. */
    public enum Kind {
        REOPENED,
        NEW,
        /** Found by the first audit of the job or under new rules or settings. */
        BASELINE,
        WORSENED,
        /** Causes no message. */
        LOWERED,
        RESOLVED,
        CLOSED_WITH_JOB,
        /** Causes no message. */
        AGED_OUT,
        /** Causes no message. */
        NOT_APPLICABLE,
        RULE_OFF,
        /** Causes no message. */
        COVERED,
        EXEMPTED;

        /** The kind of the change to a finding that closes in this way. */
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

        /** Whether the finding is open and worse than subscribers know. */
        public boolean isBad() {
            return this == REOPENED || this == NEW || this == BASELINE || this == WORSENED;
        }

        /** Whether a message is sent for it. */
        public boolean causesMessage() {
            return switch (this) {
                case LOWERED, AGED_OUT, NOT_APPLICABLE, COVERED -> false;
                default -> true;
            };
        }
    }
}
