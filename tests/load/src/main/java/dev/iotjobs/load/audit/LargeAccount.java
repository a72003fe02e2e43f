package dev.iotjobs.load.audit;

import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.AbortCriteria;
import dev.iotjobs.simulator.JobSettings.TimeoutConfig;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes accounts with any number of live and finished jobs. Every finished job ended in the last 30 days. Some live
 * jobs lack a timeout. In some finished jobs, too many executions failed.
 */
public final class LargeAccount {

    public static final String REGION = "eu-west-1";

    private static final int FIFTH = 5;
    private static final int THINGS = 100;
    private static final JobSettings WITHOUT_TIMEOUT = JobSettings.NONE
            .withAbortConfig(new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 20.0, 10))))
            .withJobExecutionsRolloutConfig(new JobSettings.JobExecutionsRolloutConfig(50, null));
    private static final JobSettings AN_HOUR = WITHOUT_TIMEOUT.withTimeoutConfig(new TimeoutConfig(60L));

    /** The age of live jobs. At this age, rules still accept that executions are queued. */
    private static final Duration LIVE_FOR = Duration.ofHours(2);

    private static final Duration FINISHED_CREATED = Duration.ofDays(25);

    private LargeAccount() {}

    /**
     * An account with the jobs {@code live-0}, {@code live-1} and so on, and {@code done-0}, {@code done-1} and so on.
     * One in five jobs has a finding.
     */
    public static SimulatedAccount of(int live, int finished, InstantSource clock) {
        return of(live, finished, FIFTH, clock);
    }

    /**
     * An account with this many live and finished jobs.
     *
     * @param oneInSoMany 5, for example, if every fifth live job and every fifth finished job has a finding
     */
    public static SimulatedAccount of(int live, int finished, int oneInSoMany, InstantSource clock) {
        SimulatedAccount account = new SimulatedAccount(LocalAccount.ACCOUNT_ID, clock);
        Instant began = clock.instant().minus(LIVE_FOR);
        Instant created = clock.instant().minus(FINISHED_CREATED);
        for (int i = 0; i < live; i++) {
            account.put(REGION, live(i, i % oneInSoMany == 0, began));
        }
        for (int i = 0; i < finished; i++) {
            account.put(REGION, finished(i, i % oneInSoMany == 0, created));
        }
        return account;
    }

    private static SimulatedJob live(int number, boolean hasFinding, Instant created) {
        return job("live-" + number, created)
                .status(JobStatus.IN_PROGRESS)
                .counters(JobCounters.queued(THINGS))
                .settings(hasFinding ? WITHOUT_TIMEOUT : AN_HOUR)
                .build();
    }

    /** The job after one more queued execution has succeeded. */
    public static SimulatedJob moved(SimulatedJob job) {
        return job.toBuilder().counters(oneMoreSucceeded(job.counters())).build();
    }

    public static JobCounters oneMoreSucceeded(JobCounters now) {
        return now.toBuilder()
                .queued(Math.max(0, now.queued() - 1))
                .succeeded(now.succeeded() + 1)
                .build();
    }

    /** A copy of the job in which all executions have succeeded. */
    public static SimulatedJob withoutOpenExecutions(SimulatedJob job) {
        return job.toBuilder()
                .counters(JobCounters.builder().succeeded(THINGS).build())
                .build();
    }

    private static SimulatedJob finished(int number, boolean hasFinding, Instant created) {
        Instant ended = created.plus(Duration.ofHours(1 + number % 500));
        int failed = hasFinding ? THINGS / 2 : 0;
        return job("done-" + number, created)
                .status(JobStatus.COMPLETED)
                .counters(JobCounters.builder()
                        .succeeded(THINGS - failed)
                        .failed(failed)
                        .build())
                .settings(AN_HOUR)
                .lastUpdatedAt(ended)
                .completedAt(ended)
                .build();
    }

    private static SimulatedJob.Builder job(String jobId, Instant created) {
        return SimulatedJob.described(jobId, created)
                .targets(List.of("arn:aws:iot:" + REGION + ":" + LocalAccount.ACCOUNT_ID + ":thinggroup/" + jobId));
    }
}
