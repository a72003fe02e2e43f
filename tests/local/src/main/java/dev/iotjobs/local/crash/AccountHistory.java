package dev.iotjobs.local.crash;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
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
 * A small account of two Regions and what happens to it, in chapters with an audit after each: every kind of transition,
 * a job that is deleted, one whose id is used again, one that may not be described, and a quota that runs out. At most
 * three findings of a rule are told at once, so that alerts name each.
 */
public final class AccountHistory {

    public static final String HOME = "eu-west-1";
    public static final String ABROAD = "us-east-1";
    public static final List<String> REGIONS = List.of(HOME, ABROAD);

    private static final JobSettings GUARDED = JobSettings.NONE.withTimeoutConfig(new JobSettings.TimeoutConfig(60L));

    private final SimulatedAccount account;
    private final Instant start;
    private final Fault secrecy = JobFaults.denied("secret");

    /** @param start of the first audit; jobs are older, and the dates in findings go by it */
    public AccountHistory(SimulatedAccount account, Instant start) {
        this.account = account;
        this.start = start;
    }

    /** What happens before an audit. */
    public enum Chapter {
        /** The account as the first audit finds it. */
        FIRST_LOOK(0),
        /** Findings open, worsen, change, and are resolved; jobs go, come and are kept secret; a quota runs out. */
        CHANGES(1),
        /** What was mended breaks again, what was broken is mended. */
        RELAPSES(2);

        private final Duration afterStart;

        Chapter(int hours) {
            this.afterStart = Duration.ofHours(hours);
        }

        /** How long after the first audit this one is made. */
        public Duration afterStart() {
            return afterStart;
        }
    }

    public void happen(Chapter chapter) {
        switch (chapter) {
            case FIRST_LOOK -> beginning();
            case CHANGES -> changes();
            case RELAPSES -> relapses();
        }
    }

    private void beginning() {
        put(HOME, live("no-timeout").settings(JobSettings.NONE));
        put(HOME, live("reused").settings(JobSettings.NONE));
        put(ABROAD, live("no-timeout-abroad").settings(JobSettings.NONE));
        put(HOME, live("failing").counters(executed(88, 12)));
        put(HOME, live("swinging").counters(executed(89, 11)));
        put(HOME, live("deleted").targets(List.of(group(HOME, "a"), group(HOME, "b"))));
        put(HOME, live("secret").isConcurrent(false));
        put(HOME, ended("forced", 1).status(JobStatus.CANCELED).forceCanceled(true));
        put(HOME, ended("long-ago", 90).counters(executed(10, 90)));
        put(HOME, ended("fine", 1).counters(executed(20, 0)));
        put(ABROAD, live("fine-abroad"));
    }

    private void changes() {
        change(HOME, "no-timeout", job -> job.settings(GUARDED));
        change(ABROAD, "no-timeout-abroad", job -> job.settings(GUARDED));
        change(HOME, "failing", job -> job.counters(executed(70, 30)));
        change(HOME, "swinging", job -> job.counters(executed(87, 13)));
        account.remove(HOME, "deleted");
        account.remove(HOME, "reused");
        put(HOME, live("reused").createdAt(start.minus(Duration.ofHours(3))).settings(JobSettings.NONE));
        put(HOME, live("new").settings(JobSettings.NONE).isConcurrent(false));
        put(ABROAD, live("new-abroad").counters(executed(50, 50)));
        account.faults().add(secrecy);
        account.quotas().apply(HOME, "iot", SimulatedQuotas.CONCURRENT_JOBS, 4);
    }

    private void relapses() {
        change(HOME, "no-timeout", job -> job.settings(JobSettings.NONE));
        change(ABROAD, "no-timeout-abroad", job -> job.settings(JobSettings.NONE));
        change(HOME, "swinging", job -> job.counters(executed(99, 1)));
        account.remove(ABROAD, "new-abroad");
        account.faults().remove(secrecy);
        account.quotas().apply(HOME, "iot", SimulatedQuotas.CONCURRENT_JOBS, 1_000);
    }

    private SimulatedJob.Builder live(String jobId) {
        return SimulatedJob.builder(jobId, start.minus(Duration.ofDays(2)))
                .status(JobStatus.IN_PROGRESS)
                .settings(GUARDED)
                .lastUpdatedAt(start.minus(Duration.ofDays(1)))
                .targets(List.of(account.iotArn(HOME, "thing/" + jobId)))
                .isConcurrent(true);
    }

    private SimulatedJob.Builder ended(String jobId, int daysAgo) {
        Instant ended = start.minus(Duration.ofDays(daysAgo));
        return live(jobId)
                .createdAt(ended.minus(Duration.ofDays(1)))
                .status(JobStatus.COMPLETED)
                .lastUpdatedAt(ended)
                .completedAt(ended)
                .counters(new JobCounters(0, 0, 5, 0, 0, 0, 0, 4))
                .isConcurrent(false);
    }

    private static JobCounters executed(int succeeded, int failed) {
        return new JobCounters(0, 1, succeeded, failed, 0, 0, 0, 0);
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
