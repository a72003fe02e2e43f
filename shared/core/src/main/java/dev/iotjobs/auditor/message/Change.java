package dev.iotjobs.auditor.message;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One finding that differs from what subscribers were notified of.
 *
 * @param severity now; of a closed finding, the one subscribers know
 * @param before the severity subscribers know; null when they do not know the finding
 * @param since when the finding opened
 * @param changedAt when it opened, or when subscribers were notified of it as open
 * @param job what matters of the job, if the finding is about one
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
     * Of the job of a finding.
     *
     * @param devicesAtRisk queued and in-progress executions of a live job; 0 for all others
     * @param hadEnded whether it had ended when the finding opened
     */
    public record JobState(long devicesAtRisk, boolean hadEnded) {

        /** Of a finding that is about no job, or that is closed. */
        public static final JobState NONE = new JobState(0, false);
    }

    /** How a finding differs. The first four are news of open findings. */
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
