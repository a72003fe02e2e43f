package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.ledger.Ledger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of jobs to its end, into the ledger. A page that fails is asked for again; a page token that the service no longer takes
 * starts the list again, and what was read stays known.
 */
final class Lister {

    private static final int ATTEMPTS_A_PAGE = 6;
    private static final int STARTS = 3;

    private final PacedApi api;
    private final JobSource source;
    private final Scope scope;
    private final AuditProgress progress;
    private final Ledger ledger;
    private final HeadStart headStart;
    private int unreadable;
    private Instant latest = Instant.MIN;

    Lister(PacedApi api, JobSource source, Scope scope, Ledger ledger, HeadStart headStart, AuditProgress progress) {
        this.api = api;
        this.source = source;
        this.scope = scope;
        this.ledger = ledger;
        this.headStart = headStart;
        this.progress = progress;
    }

    /** Lists the whole; where that takes too long, at least what has not finished, in a little more time. */
    Listing listWhole(Deadline deadline, Deadline fallback) {
        String problem = list(Extent.WHOLE, deadline);
        if (problem == null) {
            return new Listing(ledger.listed(), unreadable, Extent.WHOLE, null);
        }
        Extent read = list(Extent.UNFINISHED, fallback) == null ? Extent.UNFINISHED : null;
        return new Listing(ledger.listed(), unreadable, read, problem);
    }

    Listing listUnfinished(Deadline deadline) {
        String problem = list(Extent.UNFINISHED, deadline);
        return new Listing(ledger.listed(), unreadable, problem == null ? Extent.UNFINISHED : null, problem);
    }

    private @Nullable String list(Extent extent, Deadline deadline) {
        latest = deadline.end();
        for (JobFilter filter : scope.filters(extent)) {
            String problem = listToTheEnd(filter);
            if (problem != null) {
                return problem;
            }
        }
        return null;
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
        int unreadableHere = 0;
        String token = null;
        while (true) {
            Answer<JobPage> answer = page(filter, token);
            if (!(answer instanceof Answer.Ok<JobPage>(var page))) {
                return answer;
            }
            headStart.listed(page.jobs().stream()
                    .filter(filter::matches)
                    .map(ledger::list)
                    .toList());
            progress.listed(ledger.listed());
            unreadableHere += page.unreadable();
            token = page.nextToken();
            if (token == null) {
                unreadable += unreadableHere;
                return answer;
            }
        }
    }

    private Answer<JobPage> page(JobFilter filter, @Nullable String token) {
        Answer<JobPage> answer = ask(filter, token);
        for (int attempt = 2; attempt <= ATTEMPTS_A_PAGE && isPassing(answer); attempt++) {
            answer = ask(filter, token);
        }
        return answer;
    }

    /** No list where jobs are known is no answer. */
    private Answer<JobPage> ask(JobFilter filter, @Nullable String token) {
        Answer<JobPage> answer = api.call(latest, () -> source.listJobs(filter, token));
        boolean isNone = answer instanceof Answer.Ok<JobPage>(var page) && !page.hasList() && ledger.knowsJobs();
        return isNone ? new Answer.Failed<>("the answer has no list of jobs", true) : answer;
    }

    private static boolean isPassing(Answer<JobPage> answer) {
        return answer instanceof Answer.Throttled<JobPage>
                || (answer instanceof Answer.Failed<JobPage>(var _, var passing) && passing);
    }
}
