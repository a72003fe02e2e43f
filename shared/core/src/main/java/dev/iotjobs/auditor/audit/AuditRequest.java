package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.time.Deadline;
import java.util.Set;

/**
 * The request for one audit.
 *
 * @param runId unique id of the audit
 * @param configured the scope that the installation is configured to audit
 * @param scope the scope of this audit; may be narrower than {@code configured}
 * @param first ids of at most 1,000 jobs that the audit describes first; it also reads their tags first
 * @param deadline when the audit must have ended
 */
public record AuditRequest(
        String runId, Scope configured, Scope scope, Set<String> first, Deadline deadline, Set<Option> options) {

    /** Options of an audit. */
    public enum Option {
        /** A schedule started the audit. Without this option, a person waits for the result. */
        SCHEDULED,
        /** The audit takes over the lease and the unsent message of another run, even if that run has not ended. */
        TAKE_OVER,
        /** The audit closes the findings of deleted jobs even if implausibly many jobs are deleted. */
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

    /** Whether the audit covers the whole configured scope. */
    public boolean isWhole() {
        return scope.contains(configured);
    }

    /** A request for an audit that a schedule starts and that covers the whole configured scope. */
    public static AuditRequest scheduled(String runId, Scope configured, Deadline deadline) {
        return new AuditRequest(runId, configured, configured, Set.of(), deadline, Set.of(Option.SCHEDULED));
    }

    /**
     * Whether the audit covers the subject of a record. Only an audit of the whole configured scope covers subjects
     * that belong to no job.
     */
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
