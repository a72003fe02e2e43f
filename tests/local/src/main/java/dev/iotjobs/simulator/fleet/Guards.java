package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.AbortCriteria;
import dev.iotjobs.simulator.JobSettings.ExponentialRate;
import dev.iotjobs.simulator.JobSettings.JobExecutionsRetryConfig;
import dev.iotjobs.simulator.JobSettings.JobExecutionsRolloutConfig;
import dev.iotjobs.simulator.JobSettings.PresignedUrlConfig;
import dev.iotjobs.simulator.JobSettings.RateIncreaseCriteria;
import dev.iotjobs.simulator.JobSettings.RetryCriteria;
import dev.iotjobs.simulator.JobSettings.TimeoutConfig;
import java.util.List;

/**
 * Settings that limit the harm of a job: time-out, abort criteria, rollout rate. Jobs with equal settings share one
 * instance.
 */
final class Guards {

    static final TimeoutConfig EMPTY_TIMEOUT = new TimeoutConfig(null);
    static final AbortConfig EMPTY_ABORT = new AbortConfig(null);
    static final JobExecutionsRolloutConfig EMPTY_ROLLOUT = new JobExecutionsRolloutConfig(null, null);
    static final PresignedUrlConfig EMPTY_PRESIGN = new PresignedUrlConfig(null, null);

    static final AbortConfig ABORT_AT_TEN_PERCENT = abortFrom(10);

    /** Abort criteria that never stop a job: they apply only after more executions than any job of a fleet has. */
    static final AbortConfig ABORT_TOO_LATE = abortFrom(100_000);

    static final AbortConfig ABORT_BY_TYPE = new AbortConfig(
            List.of(criteria("FAILED", 5.5, 20), criteria("REJECTED", 20, 20), criteria("TIMED_OUT", 10, 20)));

    static final AbortConfig ABORT_ON_FAILED_ONLY = new AbortConfig(List.of(criteria("FAILED", 10, 10)));
    static final AbortConfig ABORT_AT_HALF = new AbortConfig(List.of(criteria("ALL", 50, 10)));

    private static final AbortConfig ABORT_AT_TWENTY_PERCENT = new AbortConfig(List.of(criteria("ALL", 20, 20)));

    private static final JobExecutionsRolloutConfig FIFTY_A_MINUTE = new JobExecutionsRolloutConfig(50, null);
    private static final JobExecutionsRolloutConfig HUNDRED_A_MINUTE = new JobExecutionsRolloutConfig(100, null);
    private static final JobExecutionsRolloutConfig RAMP_ON_SUCCESS =
            new JobExecutionsRolloutConfig(500, new ExponentialRate(10, 2.0, new RateIncreaseCriteria(null, 50)));
    static final JobExecutionsRolloutConfig THOUSAND_A_MINUTE = new JobExecutionsRolloutConfig(1_000, null);
    static final JobExecutionsRolloutConfig RAMP_ON_NOTIFICATION =
            new JobExecutionsRolloutConfig(1_000, new ExponentialRate(50, 1.5, new RateIncreaseCriteria(200, null)));

    private static final List<Long> TIMEOUTS = List.of(15L, 30L, 60L, 60L, 120L, 360L, 1_440L);

    /** The settings that a careful operator gives to every job. */
    static final JobSettings FULL = JobSettings.NONE
            .withTimeoutConfig(timeout(60))
            .withAbortConfig(ABORT_AT_TEN_PERCENT)
            .withJobExecutionsRolloutConfig(FIFTY_A_MINUTE);

    private Guards() {}

    static TimeoutConfig timeout(long minutes) {
        return new TimeoutConfig(minutes);
    }

    /**
     * Abort criteria that cancel the job if at least ten percent of the ended executions failed, timed out or were
     * rejected.
     *
     * @param executed number of executions that must have ended before the criteria apply
     */
    static AbortConfig abortFrom(int executed) {
        return new AbortConfig(List.of(criteria("ALL", 10, executed)));
    }

    static JobExecutionsRetryConfig retries(String failureType, int number) {
        return new JobExecutionsRetryConfig(List.of(new RetryCriteria(failureType, number)));
    }

    /** A time-out, abort criteria and a rollout rate, each picked at random from several sensible ones. */
    static JobSettings chosen(Draw draw) {
        return JobSettings.NONE
                .withTimeoutConfig(timeout(draw.pick(TIMEOUTS)))
                .withAbortConfig(draw.pick(List.of(ABORT_AT_TEN_PERCENT, ABORT_AT_TWENTY_PERCENT, ABORT_BY_TYPE)))
                .withJobExecutionsRolloutConfig(
                        draw.pick(List.of(FIFTY_A_MINUTE, FIFTY_A_MINUTE, RAMP_ON_SUCCESS, HUNDRED_A_MINUTE)));
    }

    /** Settings of a job that has ended. Some are missing at random, as they often are on old jobs. */
    static JobSettings ofThePast(Draw draw) {
        JobSettings settings = chosen(draw);
        if (draw.chance(35)) {
            settings = settings.withTimeoutConfig(draw.chance(50) ? EMPTY_TIMEOUT : null);
        }
        if (draw.chance(45)) {
            settings = settings.withAbortConfig(null);
        }
        return draw.chance(40) ? settings.withJobExecutionsRolloutConfig(EMPTY_ROLLOUT) : settings;
    }

    private static AbortCriteria criteria(String failureType, double percent, int least) {
        return new AbortCriteria(failureType, "CANCEL", percent, least);
    }
}
