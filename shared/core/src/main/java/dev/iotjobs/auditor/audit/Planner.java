package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.setting.SharedSettings.AGES_OUT_AFTER;

import dev.iotjobs.auditor.audit.describing.DescribeQueue;
import dev.iotjobs.auditor.audit.describing.DescribeQueue.Urgency;
import dev.iotjobs.auditor.audit.judging.Records;
import dev.iotjobs.auditor.audit.listing.Extent;
import dev.iotjobs.auditor.audit.listing.Listing;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.Failure;
import dev.iotjobs.auditor.state.record.Observation;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which jobs an audit describes, and how urgent each job is. A job is due if its evidence becomes too old
 * before the next audit begins. Not safe for use by several threads.
 */
final class Planner {

    /** Interval between two descriptions of a live job that is not expected to change before the next audit. */
    private static final Duration STANDING_STILL = Duration.ofHours(1);

    /** Interval between two descriptions of a job that has ended. */
    private static final Duration FINISHED = Duration.ofDays(7);

    /** Time after the end of a job in which its counters may still change. */
    private static final Duration SETTLING = Duration.ofMinutes(30);

    /** Number of consecutive failures after which the audit describes a job less often. */
    private static final int FAILURES_BEFORE_WAITING = 5;

    private static final Duration WAITING = Duration.ofHours(1);
    private static final Duration WAITING_AT_MOST = Duration.ofDays(1);

    private final Records records;
    private final DescribeQueue queue;
    private final Scope scope;
    private final Set<String> first;
    private final boolean byHand;
    private final Duration tick;
    private final Instant now;
    private final Duration agesOutAfter;
    private final Predicate<JobSummary> opens;
    private final Map<JobKey, JobSummary> ended = new HashMap<>();
    private final Set<String> placed = new HashSet<>();
    private final Set<String> changed = new TreeSet<>();
    private final List<String> fresh = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();

    /**
     * @param queue receives the jobs to describe
     * @param opens whether a job's entry in the job list is enough to open a finding; used only for jobs that ended
     *     long ago and have no record
     */
    Planner(
            AuditRequest request,
            Records records,
            DescribeQueue queue,
            Circumstances circumstances,
            Predicate<JobSummary> opens) {
        this.records = records;
        this.queue = queue;
        this.scope = request.scope();
        this.first = request.first();
        this.byHand = !request.scheduled();
        this.tick = circumstances.tick();
        this.now = circumstances.now();
        this.agesOutAfter = circumstances.policy().longest(AGES_OUT_AFTER);
        this.opens = opens;
    }

    /**
     * Ids of jobs whose list entry changed while the audit read the list. The caller must describe them after the
     * listing.
     */
    Set<String> changed() {
        return changed;
    }

    /** Ids of jobs that are not described now, because their evidence is fresh enough. */
    List<String> fresh() {
        return fresh;
    }

    /** Ids of jobs that earlier audits could not describe and whose next attempt is not due. */
    List<String> waiting() {
        return waiting;
    }

    /** Sorted ids of jobs that the request names, but that have no record. They were not listed, or ended long ago. */
    List<String> unknown(Listing listing) {
        return first.stream()
                .filter(jobId ->
                        listing.of(jobId) == null && records.ofJob(jobId).isEmpty())
                .sorted()
                .toList();
    }

    /**
     * Jobs that ended long ago and have no record, but whose entry in the list is enough to open a finding. The
     * caller must judge each job by this entry.
     */
    Collection<JobSummary> ended() {
        return ended.values();
    }

    /**
     * Whether the audit skips DescribeJob for a listed job that ended long ago. True in these two cases:
     *
     * <ul>
     *   <li>no record has the id of the job
     *   <li>the audit request does not name the job, no record is of another job with the same id, and the record of
     *       the job says that it ended long ago
     * </ul>
     */
    boolean leaves(JobSummary job) {
        String jobId = job.key().jobId();
        List<SubjectRecord> known = records.ofJob(jobId);
        if (known.isEmpty()) {
            if (opens.test(job)) {
                ended.put(job.key(), job);
                placed.add(jobId);
            }
            return true; // the list entry is enough to judge the job
        }
        boolean isLeft = !isNamed(jobId)
                && known.stream().allMatch(each -> each.key().equals(job.key()) && endedLongAgo(each.observation()));
        if (isLeft) {
            placed.add(jobId);
        }
        return isLeft;
    }

    private boolean endedLongAgo(@Nullable Observation observation) {
        return observation != null
                && SubjectRecord.endedLongAgo(observation.status(), observation.endedAt(), agesOutAfter, now);
    }

    /** Adds a listed job to the queue of jobs to describe, if the job is due to be described. */
    void placeListed(JobSummary job) {
        String jobId = job.key().jobId();
        if (!placed.add(jobId)) {
            changed.add(jobId);
            return;
        }
        List<SubjectRecord> known = records.ofJob(jobId);
        if (known.isEmpty() && !isNamed(jobId)) {
            queue.addUnseen(job);
        } else {
            place(jobId, known, job);
        }
    }

    /**
     * Queues the jobs that were not listed but must be described: jobs that are due or may have been deleted, and all
     * {@code orphans}.
     *
     * @param orphans ids of jobs that have a finding but no record
     */
    void placeUnlisted(Listing listing, Collection<String> orphans) {
        for (String jobId : records.jobIds()) {
            if (placed.add(jobId)) {
                placeUnlisted(jobId, listing);
            }
        }
        for (String jobId : orphans) {
            if (placed.add(jobId)) {
                queue.add(jobId, Urgency.CHANGED, Instant.EPOCH);
            }
        }
    }

    /**
     * Queues a job that was not listed, if the request names it, or if it is in scope and due. A job that the list
     * should contain is due at once.
     */
    private void placeUnlisted(String jobId, Listing listing) {
        List<SubjectRecord> known = records.ofJob(jobId);
        if (!isNamed(jobId) && known.stream().anyMatch(each -> isMissing(each, listing))) {
            queue.add(jobId, Urgency.CHANGED, lastAsked(known)); // the job may have been deleted
        } else if (isNamed(jobId) || known.stream().anyMatch(this::isInScope)) {
            place(jobId, known, null);
        }
    }

    private boolean isMissing(SubjectRecord known, Listing listing) {
        Extent read = listing.isComplete() ? listing.extent() : null;
        return read != null
                && isInScope(known)
                && (known.observation() == null
                        || read.shows(known.observation().status()));
    }

    private boolean isInScope(SubjectRecord known) {
        Job job = known.job();
        return scope.isEveryJob() || (job != null && scope.includes(job, false));
    }

    private void place(String jobId, List<SubjectRecord> known, @Nullable JobSummary listed) {
        Urgency urgency = urgency(jobId, known, listed);
        if (urgency != null) {
            queue.add(jobId, urgency, lastAsked(known));
        }
    }

    /** The urgency of a job; null if it is not due. */
    private @Nullable Urgency urgency(String jobId, List<SubjectRecord> known, @Nullable JobSummary listed) {
        if (isNamed(jobId)) {
            return Urgency.NAMED;
        }
        SubjectRecord last =
                known.stream().max(Comparator.comparing(Planner::lastAsked)).orElseThrow();
        Failure failure = last.failure();
        if (failure != null) {
            return ofFailing(jobId, failure);
        }
        Observation observation = last.observation();
        if (known.size() > 1 || observation == null || hasChanged(observation, last, listed)) {
            return Urgency.CHANGED;
        }
        return ofSeen(jobId, observation, last);
    }

    private @Nullable Urgency ofFailing(String jobId, Failure failure) {
        if (failure.at().isAfter(now)
                || failure.inARow() < FAILURES_BEFORE_WAITING
                || isOver(failure.at().plus(WAITING))) {
            return isOver(failure.at().plus(WAITING_AT_MOST)) ? Urgency.CHANGED : Urgency.FAILING;
        }
        waiting.add(jobId);
        return null;
    }

    private @Nullable Urgency ofSeen(String jobId, Observation observation, SubjectRecord known) {
        if (endedLongAgo(observation)) {
            return null;
        }
        boolean isLive = !observation.status().isTerminal();
        if (isLive && (byHand || canMove(observation, known))) {
            return Urgency.MOVING;
        }
        Instant endedAt = observation.endedAt();
        if (!isLive && endedAt != null && endedAt.plus(SETTLING).isAfter(observation.describedAt())) {
            return Urgency.SETTLING;
        }
        Duration interval = isLive ? STANDING_STILL : FINISHED;
        if (observation.describedAt().isAfter(now)
                || isOver(observation.describedAt().plus(interval))) {
            return isLive ? Urgency.STANDING : Urgency.FINISHED;
        }
        fresh.add(jobId);
        return null;
    }

    /** Whether an unfinished job may change before the next audit. True if this is unknown. */
    private boolean canMove(Observation observation, SubjectRecord known) {
        if (observation.status().equals(JobStatus.IN_PROGRESS)) {
            return observation.devicesAtRisk() != 0; // 0 only if certainly no execution is queued or running
        }
        if (!observation.status().equals(JobStatus.SCHEDULED)) {
            return true;
        }
        // A scheduled job changes only if it starts or ends, or if a maintenance window opens
        Job job = observation.job(known.key());
        return job.schedulingConfig() == null
                || job.schedulingConfig().mayChangeBefore(now.plus(tick), job.scheduledJobRollouts());
    }

    private static boolean hasChanged(Observation observation, SubjectRecord known, @Nullable JobSummary listed) {
        if (listed == null) {
            return false;
        }
        Instant created = listed.key().createdAt();
        Instant updated = listed.lastUpdatedAt();
        return !listed.status().equals(observation.status())
                || (created != null && !Objects.equals(created, known.key().createdAt()))
                || (updated != null && !updated.equals(observation.lastUpdatedAt()));
    }

    private boolean isNamed(String jobId) {
        return first.contains(jobId);
    }

    /** Whether a time will have passed when the next audit begins. */
    private boolean isOver(Instant time) {
        return time.isBefore(now.plus(tick));
    }

    private static Instant lastAsked(List<SubjectRecord> known) {
        return known.stream()
                .map(Planner::lastAsked)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Instant lastAsked(SubjectRecord known) {
        if (known.failure() != null) {
            return known.failure().at();
        }
        return known.observation() == null ? Instant.EPOCH : known.observation().describedAt();
    }
}
