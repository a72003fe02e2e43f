package dev.iotjobs.local.crash;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.AbortCriteria;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.SimulatedQuotas;
import dev.iotjobs.simulator.service.JobFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A history of a small account with two Regions. Each of three chapters changes the account. Tests run an audit after
 * each chapter.
 */
public final class AccountHistory {

    public static final String HOME = "eu-west-1";
    public static final String ABROAD = "us-east-1";
    public static final List<String> REGIONS = List.of(HOME, ABROAD);

    private static final JobSettings GUARDED = JobSettings.NONE.withTimeoutConfig(new JobSettings.TimeoutConfig(60L));
    private static final JobSettings ABORTING = GUARDED.withAbortConfig(
                    new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 20.0, 10))))
            .withJobExecutionsRolloutConfig(new JobSettings.JobExecutionsRolloutConfig(50, null));

    private final SimulatedAccount account;
    private final Instant start;
    private final Fault denial = JobFaults.denied("denied");

    /**
     * Prepares a history.
     *
     * @param account the account whose jobs the history changes
     * @param start time of the first audit, from which creation and update times of jobs are computed
     */
    public AccountHistory(SimulatedAccount account, Instant start) {
        this.account = account;
        this.start = start;
    }

    /** A chapter of the history: the changes to the account before one audit. */
    public enum Chapter {
        /** Before the first audit: the account gets its first jobs. */
        FIRST_AUDIT(0),
        /**
         * Before the second audit, an hour after the first: findings open, worsen and are resolved. Jobs are created
         * and deleted. DescribeJob is denied on one job.
         */
        CHANGES(1),
        /**
         * Before the third audit, two hours after the first: fixed jobs break again, and a broken job is fixed. The
         * quota of concurrent jobs is nearly used up.
         */
        RELAPSES(2);

        private final Duration afterStart;

        Chapter(int hours) {
            this.afterStart = Duration.ofHours(hours);
        }

        /** Time from the first audit of the account to the audit that follows the changes of this chapter. */
        public Duration afterStart() {
            return afterStart;
        }
    }

    // Only few findings of a rule change in one chapter, so that a message names each job.
    public void happen(Chapter chapter) {
        switch (chapter) {
            case FIRST_AUDIT -> beginning();
            case CHANGES -> changes();
            case RELAPSES -> relapses();
        }
    }

    private void beginning() {
        put(HOME, live("no-timeout", 9).settings(JobSettings.NONE));
        put(HOME, live("reused", 8).settings(JobSettings.NONE));
        put(ABROAD, live("no-timeout-abroad", 7).settings(JobSettings.NONE));
        put(HOME, rollout("failing", 6).counters(executed(6, 88, 12)));
        put(HOME, rollout("swinging", 5).counters(executed(5, 89, 11)));
        put(HOME, live("deleted", 4).targets(List.of(group(HOME, "a"), group(HOME, "b"))));
        put(HOME, live("denied", 3).isConcurrent(false));
        put(HOME, ended("forced", 1).status(JobStatus.CANCELED).forceCanceled(true));
        put(HOME, ended("long-ago", 90).counters(executed(0, 10, 90)));
        put(HOME, ended("fine", 1).counters(executed(0, 20, 0)));
        put(ABROAD, live("fine-abroad", 2));
    }

    private void changes() {
        change(HOME, "no-timeout", job -> job.settings(GUARDED));
        change(ABROAD, "no-timeout-abroad", job -> job.settings(GUARDED));
        change(HOME, "failing", job -> job.counters(executed(6, 70, 30)));
        change(HOME, "swinging", job -> job.counters(executed(5, 87, 13)));
        account.remove(HOME, "deleted");
        account.remove(HOME, "reused");
        put(HOME, live("reused", 8).createdAt(start.minus(Duration.ofHours(3))).settings(JobSettings.NONE));
        Instant now = account.clock().instant();
        put(HOME, live("new", 2).createdAt(now).settings(JobSettings.NONE).isConcurrent(false));
        put(ABROAD, rollout("new-abroad", 1).createdAt(now).counters(executed(1, 50, 50)));
        account.faults().add(denial);
    }

    private void relapses() {
        change(HOME, "no-timeout", job -> job.settings(JobSettings.NONE));
        change(ABROAD, "no-timeout-abroad", job -> job.settings(JobSettings.NONE));
        change(HOME, "swinging", job -> job.counters(executed(5, 99, 1)));
        account.remove(ABROAD, "new-abroad");
        account.faults().remove(denial);
        account.quotas().apply(HOME, "iot", SimulatedQuotas.CONCURRENT_JOBS, 4);
    }

    /**
     * A live job with a timeout.
     *
     * @param devicesAtRisk number of executions in progress
     */
    private SimulatedJob.Builder live(String jobId, int devicesAtRisk) {
        // Of findings with equal severities, messages name the finding with the most devices at risk first
        return SimulatedJob.described(jobId, start.minus(Duration.ofDays(2)))
                .settings(GUARDED)
                .counters(executed(devicesAtRisk, 0, 0))
                .lastUpdatedAt(start.minus(Duration.ofDays(1)))
                .targets(List.of(account.iotArn(HOME, "thing/" + jobId)))
                .isConcurrent(true);
    }

    /**
     * A live job for a thing group, with timeout, abort criteria and rollout rate. Only its failure rate can break a
     * rule.
     */
    private SimulatedJob.Builder rollout(String jobId, int devicesAtRisk) {
        return live(jobId, devicesAtRisk).settings(ABORTING).targets(List.of(group(HOME, jobId)));
    }

    private SimulatedJob.Builder ended(String jobId, int daysAgo) {
        Instant ended = start.minus(Duration.ofDays(daysAgo));
        return live(jobId, 0)
                .createdAt(ended.minus(Duration.ofDays(1)))
                .status(JobStatus.COMPLETED)
                .lastUpdatedAt(ended)
                .completedAt(ended)
                .counters(JobCounters.builder().succeeded(5).canceled(4).build())
                .isConcurrent(false);
    }

    private static JobCounters executed(int inProgress, int succeeded, int failed) {
        return JobCounters.builder()
                .inProgress(inProgress)
                .succeeded(succeeded)
                .failed(failed)
                .build();
    }

    private String group(String region, String name) {
        return account.iotArn(region, "thinggroup/" + name);
    }

    private void put(String region, SimulatedJob.Builder job) {
        account.put(region, job.build());
    }

    private void change(String region, String jobId, UnaryOperator<SimulatedJob.Builder> how) {
        account.mutate(region, jobId, job -> how.apply(job.toBuilder()).build());
    }
}
