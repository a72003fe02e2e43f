package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a job starts and ends, from {@code createdAt} and {@code schedulingConfig}. Reads times such as {@code
 * 2026-11-28T06:45}, in UTC. Seconds, a zone, or a blank instead of the T are accepted, too.
 *
 * @param slack tolerance for times without a zone: a time closer to now than this counts neither as past nor as ahead
 */
public record Schedule(Job job, Duration slack) {

    /**
     * Tolerance for scheduled times with a zone. A time whose distance from now is below the tolerance counts neither
     * as past nor as ahead.
     */
    private static final Duration ZONED_SLACK = Duration.ofMinutes(30);

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /**
     * A time that was parsed.
     *
     * @param hasZone whether the text names a zone; a time without a zone is read as UTC
     */
    public record Time(Instant at, boolean hasZone) {

        /** Parses a time of the schedule; empty if the text is null or not a time. */
        public static Optional<Time> parse(@Nullable String text) {
            if (text == null) {
                return Optional.empty();
            }
            try {
                TemporalAccessor parsed = TIME.parseBest(
                        text.strip().replaceFirst("[ tT]", "T"), OffsetDateTime::from, LocalDateTime::from);
                return Optional.of(
                        parsed instanceof LocalDateTime local
                                ? new Time(local.toInstant(ZoneOffset.UTC), false)
                                : new Time(Instant.from(parsed), true));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    private @Nullable SchedulingConfig config() {
        return job.schedulingConfig();
    }

    public @Nullable String startText() {
        return config() == null ? null : config().startTime();
    }

    public @Nullable String endText() {
        return config() == null ? null : config().endTime();
    }

    /** Whether the job has maintenance windows. */
    public boolean hasWindows() {
        return config() != null && !config().maintenanceWindows().isEmpty();
    }

    /**
     * Whether the scheduled start has passed. FALSE if the job has no scheduled start, UNKNOWN if the start cannot be
     * parsed.
     */
    public Truth startHasPassed(Instant now) {
        return startText() == null ? Truth.FALSE : hasPassed(startText(), now);
    }

    /**
     * Whether the scheduled end has passed. FALSE if the job has no scheduled end, UNKNOWN if the end cannot be parsed.
     */
    public Truth endHasPassed(Instant now) {
        return endText() == null ? Truth.FALSE : hasPassed(endText(), now);
    }

    /**
     * Whether the scheduled end is still ahead. FALSE if the job has no scheduled end, UNKNOWN if the end cannot be
     * parsed.
     */
    public Truth endIsAhead(Instant now) {
        return endText() == null
                ? Truth.FALSE
                : Time.parse(endText())
                        .map(time -> Truth.of(time.at().isAfter(now.plus(slack(time)))))
                        .orElse(Truth.UNKNOWN);
    }

    /**
     * Whether the scheduled start is at most {@code near} before or after an instant. FALSE if the job has no scheduled
     * start, UNKNOWN if the start cannot be parsed.
     */
    public Truth startIsNear(Instant instant, Duration near) {
        return isNear(startText(), instant, near);
    }

    /**
     * Whether the scheduled end is at most {@code near} before or after an instant. FALSE if the job has no scheduled
     * end, UNKNOWN if the end cannot be parsed.
     */
    public Truth endIsNear(Instant instant, Duration near) {
        return isNear(endText(), instant, near);
    }

    private static Truth isNear(@Nullable String text, Instant instant, Duration near) {
        return text == null
                ? Truth.FALSE
                : Time.parse(text)
                        .map(time -> Truth.of(
                                Duration.between(time.at(), instant).abs().compareTo(near) <= 0))
                        .orElse(Truth.UNKNOWN);
    }

    private Truth hasPassed(String text, Instant now) {
        return Time.parse(text)
                .map(time -> Truth.of(!time.at().plus(slack(time)).isAfter(now)))
                .orElse(Truth.UNKNOWN);
    }

    private Duration slack(Time time) {
        return time.hasZone() ? ZONED_SLACK : slack;
    }

    /**
     * When the job starts: the later of its creation and its scheduled start, if it has one. Null if its creation time
     * is unknown or its scheduled start cannot be parsed.
     */
    public @Nullable Instant start() {
        Instant createdAt = job.key().createdAt();
        if (startText() == null || createdAt == null) {
            return startText() == null ? createdAt : null;
        }
        return Time.parse(startText())
                .map(time -> time.at().isAfter(createdAt) ? time.at() : createdAt)
                .orElse(null);
    }

    /**
     * Whether the {@link #start} of the job was at least {@code age} before {@code now}. If {@link #start} is null:
     * FALSE if a known creation time or scheduled start is less than {@code age} before {@code now}, else UNKNOWN.
     */
    public Truth isAtLeastOld(Duration age, Instant now) {
        Instant latest = start();
        if (latest != null) {
            return Truth.of(isAgo(latest, age, now));
        }
        Instant createdAt = job.key().createdAt();
        // The unknown time may be later than the known one.
        boolean isTooYoung = (createdAt != null && !isAgo(createdAt, age, now))
                || Time.parse(startText())
                        .filter(time -> !isAgo(time.at(), age, now))
                        .isPresent();
        return isTooYoung ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static boolean isAgo(Instant instant, Duration age, Instant now) {
        return now.toEpochMilli() - instant.toEpochMilli() >= age.toMillis();
    }

    /**
     * Whether the rollout has reached every current device of the job's targets. FALSE if the job is not IN_PROGRESS or
     * has no executions. UNKNOWN if DescribeJob did not return the data that decides this.
     */
    public Truth isRolledOut(Instant now) {
        JobProcessDetails details = job.jobProcessDetails();
        Truth isProcessed = job.isConcurrent() == null ? Truth.UNKNOWN : Truth.of(!job.isConcurrent());
        Truth hasExecutions =
                job.counters() == null ? Truth.UNKNOWN : Truth.of(job.counters().known() > 0);
        Truth noTarget = Truth.of(details == null || details.processingTargets().isEmpty());
        return job.hasStatus(JobStatus.IN_PROGRESS)
                .and(isProcessed)
                .and(noTarget)
                .and(hasExecutions)
                .and(isWindowToCome(now).not());
    }

    /**
     * Whether a maintenance window lies ahead. FALSE without windows, or after the scheduled end. UNKNOWN if
     * DescribeJob lists no next window, or if the end cannot be parsed.
     */
    private Truth isWindowToCome(Instant now) {
        if (!hasWindows()) {
            return Truth.FALSE;
        }
        // The service may omit the list although there is a next window.
        Truth isListed = job.scheduledJobRollouts().isEmpty() ? Truth.UNKNOWN : Truth.TRUE;
        return endHasPassed(now).not().and(isListed);
    }
}
