package dev.iotjobs.auditor.audit.listing;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.CallRetry;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.PacedApi;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.state.Head.WholeListing;
import dev.iotjobs.auditor.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of jobs to its end. Retries a page after a transient failure. If the service rejects a page token,
 * starts again and keeps the jobs that it has read.
 */
public final class Lister {

    /** Share of the audit's time that listing may use. */
    private static final double SHARE = 0.4;

    private static final double SHARE_AT_MOST = 0.5;

    private static final int STARTS = 3;

    private final PacedApi api;
    private final JobSource source;
    private final Scope scope;
    private final Listing listing;
    private final boolean knowsJobs;
    private final AuditProgress progress;
    private Instant latest = Instant.MIN;

    /** @param knowsJobs whether records of jobs exist; if so, an answer without a list counts as a failure */
    public Lister(
            PacedApi api, JobSource source, Scope scope, Listing listing, boolean knowsJobs, AuditProgress progress) {
        this.api = api;
        this.source = source;
        this.scope = scope;
        this.listing = listing;
        this.knowsJobs = knowsJobs;
        this.progress = progress;
    }

    /**
     * Lists the jobs of the scope. Lists only the unfinished jobs if the whole list would take too long, or if
     * reading it fails.
     *
     * @param last the last attempt to read the whole list; null if there was none
     * @param audit deadline of the audit
     * @param tick time until the next audit
     */
    public void list(@Nullable WholeListing last, Deadline audit, Duration tick, Instant now) {
        Deadline share = audit.share(SHARE);
        switch (Extent.of(last, api.callsPerSecond(), share.length(), tick, now)) {
            case WHOLE -> listWhole(share, audit.share(SHARE_AT_MOST));
            case UNFINISHED -> listUnfinished(share);
        }
    }

    /**
     * Lists all jobs. If that fails or takes too long, lists the unfinished jobs.
     *
     * @param deadline deadline for the list of all jobs
     * @param fallback deadline for the list of the unfinished jobs
     */
    private void listWhole(Deadline deadline, Deadline fallback) {
        String problem = list(Extent.WHOLE, deadline);
        if (problem == null || listing.isUnreachable()) {
            listing.conclude(problem == null ? Extent.WHOLE : null, problem);
        } else {
            Extent read = list(Extent.UNFINISHED, fallback) == null ? Extent.UNFINISHED : null;
            listing.conclude(read, problem);
        }
    }

    private void listUnfinished(Deadline deadline) {
        String problem = list(Extent.UNFINISHED, deadline);
        listing.conclude(problem == null ? Extent.UNFINISHED : null, problem);
    }

    private @Nullable String list(Extent extent, Deadline deadline) {
        latest = deadline.end();
        for (JobFilter filter : extent.filters(scope)) {
            String problem = listToTheEnd(filter);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /**
     * Reads the list of all jobs that match the filter. Starts again after a rejected page token.
     *
     * @return null on success; otherwise the problem in words
     */
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
                case Answer.Unauthenticated<JobPage>(var message) -> {
                    return "ListJobs was refused: " + message;
                }
                case Answer.Missing<JobPage>(var message) -> {
                    return "ListJobs does not find a resource: " + message
                            + "; check the thing group that the scope of this audit names";
                }
                case Answer.Malformed<JobPage>(var message) -> {
                    return "ListJobs failed: " + message;
                }
                case Answer.Failed<JobPage>(var message, var _) -> {
                    return "ListJobs failed: " + message;
                }
                case Answer.Unreachable<JobPage>(var message) -> {
                    listing.markUnreachable();
                    return message;
                }
                case Answer.OutOfTime<JobPage> _ -> {
                    return Objects.requireNonNullElse(
                            api.givenUp(), "the time for listing ended before the end of the list");
                }
            }
        }
        return "ListJobs rejected each of " + STARTS + " attempts to read the list: " + refusal;
    }

    /** Reads the list once from its start. Returns the last page, or the failure. */
    private Answer<JobPage> listFromTheStart(JobFilter filter) {
        listing.begin();
        String token = null;
        while (true) {
            Answer<JobPage> answer = page(filter, token);
            if (!(answer instanceof Answer.Ok<JobPage>(var page))) {
                return answer;
            }
            page.jobs().stream().filter(filter::matches).forEach(listing::add);
            listing.addUnreadable(page.unreadable());
            progress.listed(listing.size());
            token = page.nextToken();
            if (token == null) {
                listing.end();
                return answer;
            }
        }
    }

    private Answer<JobPage> page(JobFilter filter, @Nullable String token) {
        return CallRetry.LIST.call(() -> ask(filter, token));
    }

    /** Requests a page once. An answer without a list counts as a transient failure if records of jobs exist. */
    private Answer<JobPage> ask(JobFilter filter, @Nullable String token) {
        Answer<JobPage> answer = api.call(latest, () -> source.listJobs(filter, token));
        boolean isNone = answer instanceof Answer.Ok<JobPage>(var page) && !page.hasList() && knowsJobs;
        return isNone ? new Answer.Failed<>("the answer has no list of jobs", true) : answer;
    }
}
