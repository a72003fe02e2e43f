package dev.iotjobs.auditor.rule.condition;

import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a rule on a job. The condition is true, false or unknown.
 *
 * @param gap the verdict if the condition is unknown; otherwise null
 */
public record Condition(Truth truth, @Nullable Verdict gap) {

    public static Condition of(boolean holds) {
        return new Condition(Truth.of(holds), null);
    }

    /**
     * A condition that may be unknown.
     *
     * @param gap the verdict if the condition is unknown; ignored otherwise
     */
    public static Condition of(Truth truth, @Nullable Verdict gap) {
        return new Condition(truth, truth == Truth.UNKNOWN ? gap : null);
    }

    /** A condition on the execution counters. Unknown if the service returned none. */
    public static Condition ofCounters(Job job, Predicate<JobProcessDetails> holds) {
        JobProcessDetails counters = job.counters();
        return counters == null
                ? new Condition(Truth.UNKNOWN, Verdict.missing(JobField.COUNTERS))
                : of(holds.test(counters));
    }

    /** The condition that at least the time {@code age} has passed since a job started. */
    public static Condition isAtLeastOld(Schedule schedule, Duration age, Instant now) {
        Verdict gap =
                schedule.job().key().createdAt() == null ? Verdict.missing(JobField.CREATED_AT) : cannotBeRead("start");
        return of(schedule.isAtLeastOld(age, now), gap);
    }

    /** The condition that every current device of a job's targets has an execution. */
    public static Condition isRolledOut(Schedule schedule, Instant now) {
        Job job = schedule.job();
        Verdict gap;
        if (job.isConcurrent() == null) {
            gap = Verdict.missing(JobField.IS_CONCURRENT);
        } else if (job.counters() == null) {
            gap = Verdict.missing(JobField.COUNTERS);
        } else {
            gap = job.scheduledJobRollouts().isEmpty()
                    ? Verdict.missing(JobField.SCHEDULED_JOB_ROLLOUTS)
                    : cannotBeRead("end");
        }
        return of(schedule.isRolledOut(now), gap);
    }

    /**
     * The verdict if a scheduled time cannot be parsed.
     *
     * @param time {@code start} or {@code end}
     */
    public static Verdict cannotBeRead(String time) {
        return Verdict.insufficientData(Gap.MISSING, "the scheduled " + time + " of the job cannot be read");
    }

    /** Joins two conditions. The result is true if both are true, false if at least one is false, else unknown. */
    public Condition and(Condition other) {
        return of(truth.and(other.truth), gap == null ? other.gap : gap);
    }

    /** Joins two conditions. The result is true if at least one is true, false if both are false, else unknown. */
    public Condition or(Condition other) {
        return of(truth.or(other.truth), gap == null ? other.gap : gap);
    }

    /**
     * The verdict that excludes the job from a rule: NOT_APPLICABLE if this condition is false, {@link #gap} if it is
     * unknown. Empty if this condition is true.
     *
     * @param otherwise the reason of the verdict NOT_APPLICABLE
     */
    public Optional<Verdict> orElse(String otherwise) {
        return switch (truth) {
            case TRUE -> Optional.empty();
            case FALSE -> Optional.of(Verdict.notApplicable(otherwise));
            case UNKNOWN -> Optional.of(Objects.requireNonNull(gap));
        };
    }

    /** The opposite of this condition; unknown if this condition is unknown. */
    public Condition not() {
        return new Condition(truth.not(), gap);
    }

    /**
     * Returns the verdict of {@code holds} if this condition is true, the verdict of {@code otherwise} if it is false,
     * and {@link #gap} if it is unknown.
     */
    public Verdict judge(Supplier<Verdict> holds, Supplier<Verdict> otherwise) {
        return switch (truth) {
            case TRUE -> holds.get();
            case FALSE -> otherwise.get();
            case UNKNOWN -> Objects.requireNonNull(gap);
        };
    }
}
