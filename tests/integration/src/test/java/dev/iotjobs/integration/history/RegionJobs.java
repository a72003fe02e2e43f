package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Simulates the jobs of one Region and the answers of AWS IoT about them. */
final class RegionJobs {

    private static final int PAGE = 2;

    final AccountRegion place;

    /** The faults that this Region has at present, by kind. */
    final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);

    /** Id of the job to which faults of DescribeJob apply; null for all jobs. */
    @Nullable
    String troubled;

    /** Values of quotas by quota code. */
    final Map<String, Double> quotas = new TreeMap<>();

    private final Map<String, Instant> hiddenCreatedAt = new HashMap<>();
    private final Map<String, Job> jobs = new TreeMap<>();

    RegionJobs(AccountRegion place) {
        this.place = place;
    }

    Collection<Job> all() {
        return jobs.values();
    }

    @Nullable
    Job find(String id) {
        return jobs.get(id);
    }

    void put(Job job) {
        if (job.key().createdAt() != null) {
            hiddenCreatedAt.remove(job.jobId());
        }
        jobs.put(job.jobId(), job);
    }

    /** Hides the time of creation in all answers about a job, or shows it again. */
    void hideOrShowCreatedAt(Job job) {
        Instant hidden = hiddenCreatedAt.remove(job.jobId());
        if (hidden == null && job.key().createdAt() != null) {
            hiddenCreatedAt.put(job.jobId(), job.key().createdAt());
        }
        put(job.withKey(new JobKey(job.key().arn(), hidden)));
    }

    void delete(String id) {
        jobs.remove(id);
        hiddenCreatedAt.remove(id);
    }

    Answer<JobPage> list(JobFilter filter, @Nullable String token) {
        if (troubles.contains(Trouble.LIST_DENIED)) {
            return new Answer.Denied<>("AccessDeniedException");
        }
        if (troubles.contains(Trouble.LIST_FAILS) || (token != null && troubles.contains(Trouble.LIST_BREAKS))) {
            return new Answer.Failed<>("500", true);
        }
        if (troubles.contains(Trouble.LIST_WITHOUT_JOBS)) {
            return new Answer.Ok<>(new JobPage(List.of(), false, 0, null));
        }
        List<JobSummary> listed = new ArrayList<>(jobs.values().stream()
                .filter(job -> matches(job, filter))
                .map(Job::summary)
                .toList());
        if (troubles.contains(Trouble.LIST_MISSES_JOB) && !listed.isEmpty()) {
            listed.removeFirst();
        }
        int from = token == null ? 0 : Math.min(Integer.parseInt(token), listed.size());
        int to = Math.min(from + PAGE, listed.size());
        List<JobSummary> page = listed.subList(from, to);
        String next = to < listed.size() ? Integer.toString(to) : null;
        return troubles.contains(Trouble.LIST_UNREADABLE)
                ? new Answer.Ok<>(new JobPage(List.of(), true, page.size(), next))
                : new Answer.Ok<>(new JobPage(page, true, 0, next));
    }

    Answer<Job> describe(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            return new Answer.Missing<>("ResourceNotFoundException");
        }
        if (troubled != null && !troubled.equals(id)) {
            return new Answer.Ok<>(job);
        }
        if (troubles.contains(Trouble.DESCRIBE_DENIED)) {
            return new Answer.Denied<>("AccessDeniedException");
        }
        if (troubles.contains(Trouble.DESCRIBE_FAILS)) {
            return new Answer.Failed<>("500", true);
        }
        if (troubles.contains(Trouble.DESCRIBE_MALFORMED)) {
            return new Answer.Failed<>("the answer cannot be read", false);
        }
        return troubles.contains(Trouble.DESCRIBE_MISSING)
                ? new Answer.Missing<>("ResourceNotFoundException")
                : new Answer.Ok<>(job);
    }

    /** The value of a quota in this Region. */
    Answer<Double> quota(String code) {
        if (troubles.contains(Trouble.QUOTAS_DENIED)) {
            return new Answer.Denied<>("AccessDeniedException");
        }
        Double value = quotas.get(code);
        return value == null ? new Answer.Missing<>("NoSuchResourceException") : new Answer.Ok<>(value);
    }

    private static boolean matches(Job job, JobFilter filter) {
        return (filter.status() == null || filter.status().equals(job.status()))
                && (filter.targetSelection() == null || filter.targetSelection().equals(job.targetSelection()))
                && (filter.thingGroupName() == null
                        || job.targets().stream().anyMatch(arn -> arn.endsWith("/" + filter.thingGroupName())));
    }
}
