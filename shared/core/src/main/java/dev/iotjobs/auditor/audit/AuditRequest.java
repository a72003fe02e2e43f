package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.time.Deadline;
import java.util.Set;

/**
 * The request for one audit.
 *
 * @param runId names the audit; no other audit may have it
 * @param configured scope of the installation
 * @param scope of this audit; one that is narrower than the configured one limits what is listed, described and
 *     reported
 * @param first ids of jobs to describe before all others, with their tags; at most 1,000
 * @param deadline when the audit must be over
 */
public record AuditRequest(
        String runId, Scope configured, Scope scope, Set<String> first, Deadline deadline, Set<Option> options) {

    /** How an audit differs from one that a person starts. */
    public enum Option {
        /** A schedule started it; a person waits for all others. */
        SCHEDULED,
        /** It takes over from a run that holds the lease, and sends its message now. */
        TAKE_OVER,
        /** It closes findings even if an implausible share of known jobs answers 404. */
        ACCEPT_DELETIONS
    }

    public AuditRequest {
        first = Set.copyOf(first);
        options = Set.copyOf(options);
    }

    public boolean scheduled() {
        return options.contains(Option.SCHEDULED);
    }

    public boolean takeOver() {
        return options.contains(Option.TAKE_OVER);
    }

    public boolean acceptDeletions() {
        return options.contains(Option.ACCEPT_DELETIONS);
    }

    /** Whether the audit covers all that the installation covers. */
    public boolean isWhole() {
        return scope.contains(configured);
    }

    /** An audit of the whole configured scope, started by a schedule. */
    public static AuditRequest scheduled(String runId, Scope configured, Deadline deadline) {
        return new AuditRequest(runId, configured, configured, Set.of(), deadline, Set.of(Option.SCHEDULED));
    }

    /** Whether a known subject is in scope. Subjects that are not about jobs are in scope only if every job is. */
    boolean covers(SubjectRecord known) {
        if (known.subject().job() == null) {
            return isWhole();
        }
        if (scope.isEveryJob()) {
            return true;
        }
        Job job = known.job();
        return job != null && scope.includes(job, true);
    }
}
