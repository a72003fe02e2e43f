package dev.iotjobs.auditor.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code schedulingConfig}. Times are strings of the form {@code YYYY-MM-DD HH:MM}; the API does not say
 * in which zone.
 *
 * @param endBehavior {@code STOP_ROLLOUT}, {@code CANCEL} or {@code FORCE_CANCEL}; without an end time it does nothing
 */
public record SchedulingConfig(
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable String endBehavior,
        List<MaintenanceWindow> maintenanceWindows)
        implements Config {

    public SchedulingConfig {
        maintenanceWindows = List.copyOf(maintenanceWindows);
    }

    @Override
    public boolean isEmpty() {
        return startTime == null && endTime == null && endBehavior == null && maintenanceWindows.isEmpty();
    }

    /**
     * A recurring window in which the job is rolled out.
     *
     * @param startTime a cron expression
     * @param durationInMinutes 1 to 1430
     */
    public record MaintenanceWindow(
            @Nullable String startTime, @Nullable Integer durationInMinutes) {}
}
