package dev.iotjobs.auditor.rule.lifecycle;

import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.setting.Setting;
import java.time.Duration;
import java.util.Set;

/** Code shared by the rules that check whether the schedule of a job explains its cancellation. */
final class ScheduledCancellation {

    /**
     * A setting of IOTJ-LIF-04 that IOTJ-LIF-02 also reads. A cancellation this close to the scheduled start or end of
     * its job counts as made by the service.
     */
    static final Setting<Duration> NEAR = Setting.duration(
            "near",
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofHours(2),
            "A cancellation within this time of the scheduled start or end counts as made by the service.");

    private static final Set<String> CANCELS = Set.of("CANCEL", "FORCE_CANCEL");

    private ScheduledCancellation() {}

    /** Whether the job has a scheduled end at which the service cancels executions. */
    static boolean cancelsAtItsEnd(Schedule schedule) {
        SchedulingConfig config = schedule.job().schedulingConfig();
        return schedule.endText() != null && config != null && CANCELS.contains(String.valueOf(config.endBehavior()));
    }
}
