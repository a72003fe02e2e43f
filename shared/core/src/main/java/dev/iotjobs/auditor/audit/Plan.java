package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.state.Failure;
import dev.iotjobs.auditor.state.Sight;
import dev.iotjobs.auditor.state.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs an audit describes, and in which order. Evidence is due when it would be too old before the next audit
 * begins. Jobs never described take every other turn while others wait, so that neither starve.
 *
 * @param toDescribe ids of jobs, first to last
 * @param fresh ids of the other jobs whose evidence is fresh enough
 * @param waiting ids of the other jobs, which could not be described and are not asked for again yet
 */
record Plan(List<String> toDescribe, List<String> fresh, List<String> waiting) {

    /** How often jobs are described. */
    private static final Duration STANDING_STILL = Duration.ofHours(1);

    private static final Duration FINISHED = Duration.ofDays(7);

    /** How long after the end of a job its counters may still move. */
    private static final Duration SETTLING = Duration.ofMinutes(30);

    /** Failures in a row after which a job is asked for less often. */
    private static final int FAILURES_BEFORE_WAITING = 5;

    private static final Duration WAITING = Duration.ofHours(1);
    private static final Duration WAITING_AT_MOST = Duration.ofDays(1);

    /** What is to be known of a Region to plan its audit. */
    record Input(
            Records records,
            Listing listing,
            Scope scope,
            Set<String> first,
            Collection<String> orphans,
            boolean byHand,
            Duration tick,
            Instant now) {}

    /** The order among jobs that are due, first to last. */
    private enum Turn {
        NAMED,
        MOVING,
        CHANGED,
        STANDING,
        SETTLING,
        FINISHED,
        FAILING
    }

    private record Due(String jobId, Turn turn, Instant lastAsked) {}

    static Plan of(Input input) {
        return new Planner(input).plan();
    }

    private static final class Planner {

        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::turn).thenComparing(Due::lastAsked).thenComparing(Due::jobId);

        private final Input input;
        private final List<Due> due = new ArrayList<>();
        private final List<JobSummary> unseen = new ArrayList<>();
        private final List<String> fresh = new ArrayList<>();
        private final List<String> waiting = new ArrayList<>();

        Planner(Input input) {
            this.input = input;
        }

        Plan plan() {
            Set<String> placed = new HashSet<>();
            for (JobSummary job : input.listing().jobs()) {
                placed.add(job.key().jobId());
                placeListed(job);
            }
            for (String jobId : input.records().jobIds()) {
                if (placed.add(jobId)) {
                    placeUnlisted(jobId);
                }
            }
            for (String jobId : input.orphans()) {
                if (placed.add(jobId)) {
                    due.add(new Due(jobId, Turn.CHANGED, Instant.EPOCH));
                }
            }
            return new Plan(order(), List.copyOf(fresh), List.copyOf(waiting));
        }

        private void placeListed(JobSummary job) {
            String jobId = job.key().jobId();
            List<SubjectRecord> known = input.records().ofJob(jobId);
            if (known.isEmpty() && !isNamed(jobId)) {
                unseen.add(job);
            } else {
                place(jobId, known, job);
            }
        }

        /** A job the listing would have shown may be gone; of another one, only its age counts. */
        private void placeUnlisted(String jobId) {
            List<SubjectRecord> known = input.records().ofJob(jobId);
            if (isNamed(jobId)) {
                place(jobId, known, null);
            } else if (known.stream().anyMatch(this::isMissing)) {
                due.add(new Due(jobId, Turn.CHANGED, lastAsked(known)));
            } else if (known.stream().anyMatch(this::isInScope)) {
                place(jobId, known, null);
            }
        }

        private boolean isMissing(SubjectRecord known) {
            Extent read = input.listing().isComplete() ? input.listing().extent() : null;
            return read != null
                    && isInScope(known)
                    && (known.sight() == null || read.shows(known.sight().status()));
        }

        private boolean isInScope(SubjectRecord known) {
            Job job = known.job();
            return input.scope().isEveryJob() || (job != null && input.scope().includes(job, false));
        }

        private void place(String jobId, List<SubjectRecord> known, @Nullable JobSummary listed) {
            Turn turn = turn(jobId, known, listed);
            if (turn != null) {
                due.add(new Due(jobId, turn, lastAsked(known)));
            }
        }

        /** Null for a job that is not due. */
        private @Nullable Turn turn(String jobId, List<SubjectRecord> known, @Nullable JobSummary listed) {
            if (isNamed(jobId)) {
                return Turn.NAMED;
            }
            SubjectRecord last =
                    known.stream().max(Comparator.comparing(Planner::lastAsked)).orElseThrow();
            Failure failure = last.failure();
            if (failure != null) {
                return ofFailing(jobId, failure);
            }
            Sight sight = last.sight();
            if (known.size() > 1 || sight == null || hasChanged(sight, last, listed)) {
                return Turn.CHANGED;
            }
            return ofSeen(jobId, sight, last);
        }

        private @Nullable Turn ofFailing(String jobId, Failure failure) {
            if (failure.at().isAfter(input.now())
                    || failure.inARow() < FAILURES_BEFORE_WAITING
                    || isOver(failure.at().plus(WAITING))) {
                return isOver(failure.at().plus(WAITING_AT_MOST)) ? Turn.CHANGED : Turn.FAILING;
            }
            waiting.add(jobId);
            return null;
        }

        private @Nullable Turn ofSeen(String jobId, Sight sight, SubjectRecord known) {
            boolean isLive = !sight.status().isTerminal();
            if (isLive && (input.byHand() || canMove(sight, known))) {
                return Turn.MOVING;
            }
            Instant endedAt = sight.endedAt();
            if (!isLive && endedAt != null && endedAt.plus(SETTLING).isAfter(sight.describedAt())) {
                return Turn.SETTLING;
            }
            Duration interval = isLive ? STANDING_STILL : FINISHED;
            if (sight.describedAt().isAfter(input.now())
                    || isOver(sight.describedAt().plus(interval))) {
                return isLive ? Turn.STANDING : Turn.FINISHED;
            }
            fresh.add(jobId);
            return null;
        }

        /** A job whose devices may report, or which may start, end or open a window, before the next audit. */
        private boolean canMove(Sight sight, SubjectRecord known) {
            if (sight.status().equals(JobStatus.IN_PROGRESS)) {
                return sight.devicesAtRisk() != 0;
            }
            if (!sight.status().equals(JobStatus.SCHEDULED)) {
                return true;
            }
            Job job = sight.job(known.key());
            return job.schedulingConfig() == null
                    || job.schedulingConfig()
                            .mayChangeBefore(input.now().plus(input.tick()), job.scheduledJobRollouts());
        }

        private static boolean hasChanged(Sight sight, SubjectRecord known, @Nullable JobSummary listed) {
            if (listed == null) {
                return false;
            }
            Instant created = listed.key().createdAt();
            Instant updated = listed.lastUpdatedAt();
            return !listed.status().equals(sight.status())
                    || (created != null && !Objects.equals(created, known.key().createdAt()))
                    || (updated != null && !updated.equals(sight.lastUpdatedAt()));
        }

        private boolean isNamed(String jobId) {
            return input.first().contains(jobId);
        }

        /** Whether a time is over before the next audit begins. */
        private boolean isOver(Instant time) {
            return time.isBefore(input.now().plus(input.tick()));
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
            return known.sight() == null ? Instant.EPOCH : known.sight().describedAt();
        }

        private List<String> order() {
            List<String> waitingTurns =
                    due.stream().sorted(ORDER).map(Due::jobId).toList();
            List<String> newTurns = unseen.stream()
                    .sorted(Comparator.comparing(
                                    (JobSummary job) -> job.status().isTerminal())
                            .thenComparing(Planner::lastUpdated, Comparator.reverseOrder())
                            .thenComparing(job -> job.key().jobId()))
                    .map(job -> job.key().jobId())
                    .toList();
            long named = due.stream().filter(each -> each.turn() == Turn.NAMED).count();
            List<String> order = new ArrayList<>(waitingTurns.subList(0, (int) named));
            takeTurns(order, waitingTurns.subList((int) named, waitingTurns.size()), newTurns);
            return List.copyOf(order);
        }

        private static Instant lastUpdated(JobSummary job) {
            return Objects.requireNonNullElse(job.lastUpdatedAt(), Instant.EPOCH);
        }

        private static void takeTurns(List<String> order, List<String> some, List<String> others) {
            for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
                if (i < some.size()) {
                    order.add(some.get(i));
                }
                if (i < others.size()) {
                    order.add(others.get(i));
                }
            }
        }
    }
}
