package dev.iotjobs.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * A simulated AWS account: its jobs and quotas by region, its latency, rate limits and faults, and its clock. Tests and
 * generators change it directly while the server answers from it. Thread-safe.
 */
public final class SimulatedAccount {

    private static final int MEMBERS_OF_A_GROUP = 25;

    private final String accountId;
    private final InstantSource clock;
    private final Map<String, JobTable> jobsByRegion = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> groupSizes = new ConcurrentHashMap<>();
    private final SimulatedQuotas quotas = new SimulatedQuotas();
    private final RateLimits rateLimits;
    private final Faults faults;
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration deletionDelay = Duration.ofSeconds(5);
    private volatile Duration pageTokenLifetime = Duration.ofHours(1);
    private volatile int largestPage = Integer.MAX_VALUE;

    /**
     * @param accountId twelve digits
     * @param clock the account's time, for time stamps, rates and expiry alike
     */
    public SimulatedAccount(String accountId, InstantSource clock) {
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("account id must be twelve digits: " + accountId);
        }
        this.accountId = accountId;
        this.clock = clock;
        this.rateLimits = new RateLimits(clock);
        this.faults = new Faults(clock);
    }

    public String accountId() {
        return accountId;
    }

    public InstantSource clock() {
        return clock;
    }

    /** The jobs of a region; an unknown region is an empty one. */
    public JobTable jobs(String region) {
        return jobsByRegion.computeIfAbsent(region, name -> new JobTable(clock));
    }

    /** The regions that were ever used, sorted. */
    public Set<String> regions() {
        return Set.copyOf(jobsByRegion.keySet());
    }

    /** Adds a job, or replaces the one of the same id. */
    public void put(String region, SimulatedJob job) {
        jobs(region).put(job);
    }

    /** A job as it is now. */
    public Optional<SimulatedJob> job(String region, String jobId) {
        return jobs(region).find(jobId);
    }

    /**
     * Changes a job atomically and says what it became.
     *
     * @throws IllegalArgumentException when there is no such job
     */
    public SimulatedJob mutate(String region, String jobId, UnaryOperator<SimulatedJob> change) {
        return jobs(region)
                .mutate(jobId, change)
                .orElseThrow(() -> new IllegalArgumentException("no job " + jobId + " in " + region));
    }

    /** Devices have answered: the job has other counters, and has ended where the service ends it. */
    public SimulatedJob answer(String region, String jobId, UnaryOperator<JobCounters> change) {
        return mutate(region, jobId, job -> job.answered(change.apply(job.counters()), clock.instant()));
    }

    /** Removes a job at once, whatever its state; says whether there was one. */
    public boolean remove(String region, String jobId) {
        return jobs(region).remove(jobId);
    }

    public SimulatedQuotas quotas() {
        return quotas;
    }

    public RateLimits rateLimits() {
        return rateLimits;
    }

    public Faults faults() {
        return faults;
    }

    /** How long every answer takes, in real time; none unless set. */
    public Duration latency() {
        return latency;
    }

    public void latency(Duration everyAnswer) {
        latency = everyAnswer;
    }

    /** How long a deleted job stays DELETION_IN_PROGRESS, by the account's clock; five seconds unless set. */
    public Duration deletionDelay() {
        return deletionDelay;
    }

    public void deletionDelay(Duration delay) {
        deletionDelay = delay;
    }

    /** How long a page token is good, by the account's clock; an hour unless set. */
    public Duration pageTokenLifetime() {
        return pageTokenLifetime;
    }

    public void pageTokenLifetime(Duration lifetime) {
        pageTokenLifetime = lifetime;
    }

    /** Maximum number of entries of a page of a list, whatever the request asks for; unlimited unless set. */
    public int largestPage() {
        return largestPage;
    }

    public void largestPage(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("a page holds at least one entry: " + entries);
        }
        largestPage = entries;
    }

    /**
     * Sets how many things a thing group has, which is 25 unless set. A new job gets as many executions. Continuous
     * jobs of the group follow: each thing that joins gets an execution; for each one that leaves, a queued execution
     * is removed.
     */
    public void groupSize(String thingGroupArn, int things) {
        int joining = things - things(thingGroupArn);
        groupSizes.put(thingGroupArn, things);
        for (JobTable jobs : jobsByRegion.values()) {
            for (SimulatedJob job : jobs.all()) {
                if (follows(job, thingGroupArn)) {
                    jobs.mutate(job.jobId(), each -> followed(each, joining));
                }
            }
        }
    }

    private static boolean follows(SimulatedJob job, String thingGroupArn) {
        return job.targetSelection() == TargetSelection.CONTINUOUS
                && job.status() == JobStatus.IN_PROGRESS
                && job.targets().contains(thingGroupArn);
    }

    private SimulatedJob followed(SimulatedJob job, int joining) {
        JobCounters now = job.counters();
        return job.answered(joining < 0 ? now.afterLeaving(-joining) : now.afterJoining(joining), clock.instant());
    }

    /** How many job executions a target means. */
    public int things(String targetArn) {
        return targetArn.contains(":thinggroup/") ? groupSizes.getOrDefault(targetArn, MEMBERS_OF_A_GROUP) : 1;
    }

    /** The ARN of something that the IoT service of this account keeps, such as {@code arn("eu-west-1", "job/x")}. */
    public String iotArn(String region, String resource) {
        return "arn:" + partition(region) + ":iot:" + region + ":" + accountId + ":" + resource;
    }

    public String jobArn(String region, String jobId) {
        return iotArn(region, "job/" + jobId);
    }

    /** The partition that a region belongs to: {@code aws}, {@code aws-cn}, {@code aws-eusc} or {@code aws-us-gov}. */
    public static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        if (region.startsWith("eusc-")) {
            return "aws-eusc";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
