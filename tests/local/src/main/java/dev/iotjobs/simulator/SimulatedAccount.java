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
 * A simulated AWS account: jobs and quotas by region, latency, rate limits, faults and a clock. Tests change it
 * directly while a server uses it. Thread-safe.
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
     * Creates an account without jobs.
     *
     * @param accountId twelve digits
     * @param clock the account's time, used for time stamps, rate limits and expiry
     * @throws IllegalArgumentException if the id is not twelve digits
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

    /** The jobs of a region. The table is empty for a region that was never used. */
    public JobTable jobs(String region) {
        return jobsByRegion.computeIfAbsent(region, name -> new JobTable(clock));
    }

    /** The regions that were used so far, in no particular order. */
    public Set<String> regions() {
        return Set.copyOf(jobsByRegion.keySet());
    }

    /** Adds a job. A job with the same id is replaced. */
    public void put(String region, SimulatedJob job) {
        jobs(region).put(job);
    }

    /** The current state of a job; empty if there is no such job. */
    public Optional<SimulatedJob> job(String region, String jobId) {
        return jobs(region).find(jobId);
    }

    /**
     * Changes a job atomically.
     *
     * @return the changed job
     * @throws IllegalArgumentException if there is no such job
     */
    public SimulatedJob mutate(String region, String jobId, UnaryOperator<SimulatedJob> change) {
        return jobs(region)
                .mutate(jobId, change)
                .orElseThrow(() -> new IllegalArgumentException("no job " + jobId + " in " + region));
    }

    /**
     * Changes the counters of a job as if devices had answered. The job may complete, or its abort criteria may cancel
     * it.
     *
     * @return the changed job
     */
    public SimulatedJob answer(String region, String jobId, UnaryOperator<JobCounters> change) {
        return mutate(region, jobId, job -> job.answered(change.apply(job.counters()), clock.instant()));
    }

    /**
     * Removes a job at once, in any state.
     *
     * @return whether there was such a job
     */
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

    /** The delay of every answer, in real time; zero by default. */
    public Duration latency() {
        return latency;
    }

    public void latency(Duration everyAnswer) {
        latency = everyAnswer;
    }

    /** How long a deleted job stays DELETION_IN_PROGRESS, by the account's clock. The default is five seconds. */
    public Duration deletionDelay() {
        return deletionDelay;
    }

    public void deletionDelay(Duration delay) {
        deletionDelay = delay;
    }

    /** How long a page token is valid, by the account's clock. The default is one hour. */
    public Duration pageTokenLifetime() {
        return pageTokenLifetime;
    }

    public void pageTokenLifetime(Duration lifetime) {
        pageTokenLifetime = lifetime;
    }

    /** The maximum number of entries on a page, even if a request asks for more. Unlimited by default. */
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
     * Sets the number of things in a thing group; the default is 25. A new job for the group gets one execution for
     * each thing. A continuous job in progress for the group gains or loses queued executions at once.
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

    /** The number of executions that a new job has for a target: 1 for a thing, the size for a thing group. */
    public int things(String targetArn) {
        return targetArn.contains(":thinggroup/") ? groupSizes.getOrDefault(targetArn, MEMBERS_OF_A_GROUP) : 1;
    }

    /** The ARN of a resource of AWS IoT in this account, such as {@code arn("eu-west-1", "job/x")}. */
    public String iotArn(String region, String resource) {
        return "arn:" + partition(region) + ":iot:" + region + ":" + accountId + ":" + resource;
    }

    public String jobArn(String region, String jobId) {
        return iotArn(region, "job/" + jobId);
    }

    /** The partition of a region: {@code aws}, {@code aws-cn}, {@code aws-eusc} or {@code aws-us-gov}. */
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
