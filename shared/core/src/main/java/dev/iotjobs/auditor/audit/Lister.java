package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of jobs to its end. A page that fails is asked for again; a page token that the service no longer takes
 * starts the list again, and what was read stays known.
 */
final class Lister {

    private static final int ATTEMPTS_A_PAGE = 6;
    private static final int STARTS = 3;

    private final PacedApi api;
    private final JobSource source;
    private final AuditProgress progress;
    private final Instant latest;
    private final Map<JobKey, JobSummary> jobs = new HashMap<>();
    private int unreadable;

    Lister(PacedApi api, JobSource source, AuditProgress progress, Deadline deadline) {
        this.api = api;
        this.source = source;
        this.progress = progress;
        this.latest = deadline.end();
    }

    Listing list(Scope scope) {
        String problem = null;
        for (JobFilter filter : scope.filters()) {
            String failure = listToTheEnd(filter);
            problem = problem == null ? failure : problem;
        }
        return new Listing(jobs.values(), unreadable, problem);
    }

    /** Null when the end was reached, else why not. */
    private @Nullable String listToTheEnd(JobFilter filter) {
        String refusal = "";
        for (int start = 1; start <= STARTS; start++) {
            switch (listFromTheStart(filter)) {
                case Answer.Ok<JobPage> _ -> {
                    return null;
                }
                case Answer.Rejected<JobPage>(var message) -> refusal = message;
                case Answer.Throttled<JobPage>(var message) -> {
                    return "ListJobs is throttled: " + message;
                }
                case Answer.Denied<JobPage>(var message) -> {
                    return "ListJobs is denied: " + message;
                }
                case Answer.Missing<JobPage>(var message) -> {
                    return "ListJobs knows no such filter: " + message;
                }
                case Answer.Failed<JobPage>(var message, var _) -> {
                    return "ListJobs failed: " + message;
                }
                case Answer.OutOfTime<JobPage> _ -> {
                    return "no time was left to list more";
                }
            }
        }
        return "ListJobs refused the request, " + STARTS + " times from the start: " + refusal;
    }

    /** The last page, or what came instead of a page. */
    private Answer<JobPage> listFromTheStart(JobFilter filter) {
        unreadable = 0;
        String token = null;
        while (true) {
            Answer<JobPage> answer = page(filter, token);
            if (!(answer instanceof Answer.Ok<JobPage>(var page))) {
                return answer;
            }
            take(page, filter);
            token = page.nextToken();
            if (token == null) {
                return answer;
            }
        }
    }

    private Answer<JobPage> page(JobFilter filter, @Nullable String token) {
        Answer<JobPage> answer = api.call(latest, () -> source.listJobs(filter, token));
        for (int attempt = 2; attempt <= ATTEMPTS_A_PAGE && isPassing(answer); attempt++) {
            answer = api.call(latest, () -> source.listJobs(filter, token));
        }
        return answer;
    }

    private static boolean isPassing(Answer<JobPage> answer) {
        return answer instanceof Answer.Throttled<JobPage>
                || (answer instanceof Answer.Failed<JobPage>(var _, var passing) && passing);
    }

    private void take(JobPage page, JobFilter filter) {
        page.jobs().stream().filter(filter::matches).forEach(job -> jobs.put(job.key(), job));
        unreadable += page.unreadable();
        progress.listed(jobs.size());
    }
}
