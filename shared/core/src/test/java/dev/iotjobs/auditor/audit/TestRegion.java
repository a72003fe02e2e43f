package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The jobs of one simulated Region, and its faults. */
final class TestRegion implements JobSource {

    private final AccountRegion place;
    private final Map<String, Job> jobs = new TreeMap<>();
    private final List<String> described = new ArrayList<>();
    private final List<String> tagged = new ArrayList<>();
    private Function<String, Answer<TagPage>> tags = _ -> new Answer.Ok<>(new TagPage(Map.of(), null));
    private Predicate<String> denied = _ -> false;
    private Predicate<String> failing = _ -> false;
    private Predicate<String> missing = _ -> false;
    private boolean isListDenied;
    private int unreadable;
    private boolean isUnfiltered;
    private boolean isUnreachable;
    private int connects;
    private double quota = 1_000;
    private Runnable time = () -> {};

    TestRegion(AccountRegion place) {
        this.place = place;
    }

    AccountRegion place() {
        return place;
    }

    /** Puts a job. Replaces another job with its id. */
    synchronized void put(Job job) {
        jobs.put(job.jobId(), job);
    }

    synchronized void delete(String jobId) {
        jobs.remove(jobId);
    }

    synchronized void deny(Predicate<String> jobIds) {
        denied = jobIds;
    }

    synchronized void fail(Predicate<String> jobIds) {
        failing = jobIds;
    }

    /** Lists these jobs but answers 404 to DescribeJob on them. */
    synchronized void answerMissing(Predicate<String> jobIds) {
        missing = jobIds;
    }

    synchronized void denyList(boolean isDenied) {
        isListDenied = isDenied;
    }

    /** Adds this number of entries that cannot be read to the list. */
    synchronized void listUnreadable(int entries) {
        unreadable = entries;
    }

    synchronized void setUnreachable(boolean isUnreachable) {
        this.isUnreachable = isUnreachable;
    }

    /** The number of failed attempts to connect. */
    synchronized int connects() {
        return connects;
    }

    private <T> Answer<T> unreachable() {
        connects++;
        return new Answer.Unreachable<>("AWS IoT cannot be reached: unknown host iot");
    }

    /** Ignores the filters of ListJobs from now on, as some emulators do. */
    synchronized void listEverything() {
        isUnfiltered = true;
    }

    synchronized void setQuota(double value) {
        quota = value;
    }

    /** Makes each call take this long from now on. */
    synchronized void takes(Duration duration, SimulatedTimeline timeline) {
        time = () -> timeline.pass(duration);
    }

    /** Sets the answers to ListTagsForResource, by job id. */
    synchronized void answerTags(Function<String, Answer<TagPage>> answers) {
        tags = answers;
    }

    /** Gives these tags to every job. */
    synchronized void tag(Map<String, String> all) {
        answerTags(_ -> new Answer.Ok<>(new TagPage(all, null)));
    }

    /** Ids of the jobs whose tags were read since the last call of this method. */
    synchronized List<String> takeTagged() {
        List<String> taken = List.copyOf(tagged);
        tagged.clear();
        return taken;
    }

    /** Ids of the jobs that were described since the last call of this method. */
    synchronized List<String> takeDescribed() {
        List<String> taken = List.copyOf(described);
        described.clear();
        return taken;
    }

    @Override
    public synchronized Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
        time.run();
        if (isUnreachable) {
            return unreachable();
        }
        if (isListDenied) {
            return new Answer.Denied<>("AccessDeniedException: iot:ListJobs");
        }
        List<JobSummary> listed = jobs.values().stream()
                .filter(job -> isUnfiltered || passes(filter, job))
                .map(Job::summary)
                .toList();
        return new Answer.Ok<>(new JobPage(listed, true, unreadable, null));
    }

    private static boolean passes(JobFilter filter, Job job) {
        String group = filter.thingGroupName();
        return (filter.status() == null || filter.status().equals(job.status()))
                && (filter.targetSelection() == null || filter.targetSelection().equals(job.targetSelection()))
                && (filter.namespaceId() == null || filter.namespaceId().equals(job.namespaceId()))
                && (group == null
                        || job.targets().stream().anyMatch(target -> target.endsWith(":thinggroup/" + group)));
    }

    @Override
    public synchronized Answer<Job> describeJob(String jobId, Collection<String> placeholders) {
        time.run();
        described.add(jobId);
        if (isUnreachable) {
            return unreachable();
        }
        if (denied.test(jobId)) {
            return new Answer.Denied<>("AccessDeniedException: iot:DescribeJob");
        }
        if (failing.test(jobId)) {
            return new Answer.Failed<>("InternalFailure: try again", true);
        }
        Job job = jobs.get(jobId);
        return job == null || missing.test(jobId)
                ? new Answer.Missing<>("ResourceNotFoundException: no such job")
                : new Answer.Ok<>(job);
    }

    @Override
    public synchronized Answer<TagPage> listTags(String jobArn, @Nullable String nextToken) {
        time.run();
        String jobId = new JobKey(jobArn, null).jobId();
        tagged.add(jobId);
        return tags.apply(jobId);
    }

    @Override
    public synchronized Answer<Double> appliedQuota(String quotaCode) {
        return new Answer.Ok<>(quota);
    }

    @Override
    public synchronized Answer<Double> defaultQuota(String quotaCode) {
        return new Answer.Ok<>(quota);
    }
}
