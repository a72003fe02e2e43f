package dev.iotjobs.auditor.job.config;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code schedulingConfig}. Times are strings of the form {@code YYYY-MM-DDThh:mm} in UTC.
 *
 * @param endBehavior {@code STOP_ROLLOUT}, {@code CANCEL} or {@code FORCE_CANCEL}; has no effect without an end time
 */
public record SchedulingConfig(
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable String endBehavior,
        List<MaintenanceWindow> maintenanceWindows)
        implements Config {

    public SchedulingConfig {
        startTime = Text.name(startTime);
        endTime = Text.name(endTime);
        endBehavior = Text.name(endBehavior);
        maintenanceWindows =
                maintenanceWindows.stream().filter(window -> !window.isEmpty()).toList();
    }

    @Override
    public boolean isEmpty() {
        return startTime == null && endTime == null && endBehavior == null && maintenanceWindows.isEmpty();
    }

    /**
     * Whether the job may start or end, or a maintenance window may open, before an instant. True in doubt, for example
     * if a time cannot be parsed.
     *
     * @param rollouts start times of the next maintenance windows; empty if none are known
     */
    public boolean mayChangeBefore(Instant instant, List<String> rollouts) {
        boolean hasUnknownWindow = !maintenanceWindows.isEmpty() && rollouts.isEmpty();
        return hasUnknownWindow
                || Stream.concat(Stream.of(startTime, endTime).filter(Objects::nonNull), rollouts.stream())
                        .anyMatch(time -> isBefore(time, instant));
    }

    private static boolean isBefore(String time, Instant instant) {
        try {
            return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).isBefore(instant);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    /**
     * A recurring window of the rollout.
     *
     * @param startTime a cron expression
     * @param durationInMinutes 1 to 1430
     */
    public record MaintenanceWindow(
            @Nullable String startTime, @Nullable Integer durationInMinutes) {

        public MaintenanceWindow {
            startTime = Text.name(startTime);
        }

        private boolean isEmpty() {
            return startTime == null && durationInMinutes == null;
        }
    }
}
