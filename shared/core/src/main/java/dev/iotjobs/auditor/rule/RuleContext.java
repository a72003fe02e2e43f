package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.Threshold.Level;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The input of a rule besides its subject. Rules have no other input: no clock, no I/O.
 *
 * @param now the instant of the evaluation
 * @param settings the policy's settings for this rule and subject
 * @param before the rule's own earlier verdicts on this subject
 */
public record RuleContext(Instant now, SettingValues settings, Memory before) {

    /** The value of a setting for this subject. */
    public <T> T get(Setting<T> setting) {
        return settings.get(setting);
    }

    /** Whether a finding of the rule on this subject is open. */
    public boolean isOpen() {
        return before.isOpen();
    }

    /** Whether the time since the instant is at least {@code ago}. An instant in the future counts as now. */
    public boolean isAtLeastAgo(Instant instant, Duration ago) {
        return millisSince(instant) >= ago.toMillis();
    }

    /** Whether the time since the instant is longer than {@code ago}. An instant in the future counts as now. */
    public boolean isLongerAgo(Instant instant, Duration ago) {
        return millisSince(instant) > ago.toMillis();
    }

    /** When a job ended. Null if it has not ended, or if the time is unknown. A time in the future counts as now. */
    public @Nullable Instant endOf(Job job) {
        return atMostNow(job.endedAt());
    }

    /**
     * The end time of a job. Requires that the job has ended; does not check its status. Null if the time is unknown. A
     * time in the future counts as now.
     */
    public @Nullable Instant endIfEnded(Job job) {
        return atMostNow(job.endIfEnded());
    }

    private @Nullable Instant atMostNow(@Nullable Instant instant) {
        return instant != null && instant.isAfter(now) ? now : instant;
    }

    private long millisSince(Instant instant) {
        return Math.max(0, now.toEpochMilli() - instant.toEpochMilli());
    }

    /**
     * Returns {@code ifTrue} if the condition is true, and {@code otherwise} if it is false. If the condition is
     * unknown, returns {@code ifTrue} only if the open finding has this severity.
     */
    public Severity severity(Truth condition, Severity ifTrue, Severity otherwise) {
        return switch (condition) {
            case TRUE -> ifTrue;
            case FALSE -> otherwise;
            case UNKNOWN -> before.open() == ifTrue ? ifTrue : otherwise;
        };
    }

    /**
     * Derives the previous level of a figure from the severity of the open finding. FAR_OVER if this severity is {@code
     * farOver} or worse, otherwise OVER. BELOW if no finding is open.
     */
    public Level levelBefore(Severity farOver) {
        Severity open = before.open();
        if (open == null) {
            return Level.BELOW;
        }
        return open.isAtLeast(farOver) ? Level.FAR_OVER : Level.OVER;
    }
}
