package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a job.
 *
 * @param job the job as DescribeJob last returned it
 * @param seen when DescribeJob returned it
 * @param earlier earlier counters of a CONTINUOUS job, newest first; at most two
 * @param tags of the job
 * @param retention how long the service keeps jobs after their end
 */
public record JobFacts(Job job, Seen seen, List<EarlierCounters> earlier, Known<Tags> tags, Duration retention)
        implements Facts {

    /**
     * When DescribeJob returned the job.
     *
     * @param at when the job was last described
     * @param stillSince when status, lastUpdatedAt and counters were first seen with their present values
     */
    public record Seen(Instant at, Instant stillSince) {

        /** How long status, lastUpdatedAt and counters have been seen unchanged; zero after one description. */
        public Duration still() {
            return Duration.between(stillSince, at);
        }
    }

    /** The value of a fact that the policy does not switch on. */
    public static final Known.Unknown<Tags> OFF = new Known.Unknown<>(Known.Cause.OFF, "the fact is off");

    /** How long the service keeps jobs after their end, unless the account has another quota. */
    public static final Duration STANDARD_RETENTION = Duration.ofDays(730);

    private static final int MOST_EARLIER = 2;

    public JobFacts {
        earlier = List.copyOf(earlier);
    }

    /** Facts with the standard retention. */
    public JobFacts(Job job, Seen seen, List<EarlierCounters> earlier, Known<Tags> tags) {
        this(job, seen, earlier, tags, STANDARD_RETENTION);
    }

    /** Facts from DescribeJob only, without tags. */
    public JobFacts(Job job, Instant describedAt, List<EarlierCounters> earlier) {
        this(job, new Seen(describedAt, describedAt), earlier, OFF);
    }

    /** When the job was last described. */
    public Instant describedAt() {
        return seen.at();
    }

    /** These facts with the tags of the job, or with why they are unknown. */
    public JobFacts withTags(Known<Tags> known) {
        return new JobFacts(job, seen, earlier, known, retention);
    }

    /** These facts with another retention. */
    public JobFacts withRetention(Duration other) {
        return new JobFacts(job, seen, earlier, tags, other);
    }

    /** A fact that needs an extra call, or why it is unknown. */
    public Known<?> known(Fact fact) {
        return fact == Fact.TAGS ? tags : OFF;
    }

    /**
     * The tags, for a rule that needs them.
     *
     * @throws IllegalStateException if they are not known
     */
    public Tags knownTags() {
        if (tags instanceof Known.Is<Tags>(var known)) {
            return known;
        }
        throw new IllegalStateException("the definition of a rule must say that it needs tags");
    }

    /** What is known of a job after the first answer of DescribeJob. */
    public static JobFacts first(Job job, Instant describedAt, Duration recent) {
        return new JobFacts(job, describedAt, List.of()).next(job, describedAt, recent);
    }

    /**
     * What is known of the job after another answer of DescribeJob.
     *
     * @param recent shortest time between two earlier counters. Once the job has been known for this time, the facts
     *     always have counters of at least this age; if the job is described often, some are at most about twice as old
     */
    public JobFacts next(Job described, Instant at, Duration recent) {
        return new JobFacts(described, new Seen(at, at), earlierAfter(described, at, recent), tags, retention);
    }

    private List<EarlierCounters> earlierAfter(Job described, Instant at, Duration recent) {
        if (!TargetSelection.CONTINUOUS.equals(described.targetSelection())) {
            return earlier;
        }
        List<EarlierCounters> kept = new ArrayList<>(earlier);
        kept.removeIf(seen -> seen.at().isAfter(at));
        JobProcessDetails counters = described.counters();
        if (counters != null && (kept.isEmpty() || isOld(kept.getFirst().at(), at, recent))) {
            kept.addFirst(new EarlierCounters(at, counters.countersOnly()));
        }
        return kept.subList(0, Math.min(kept.size(), MOST_EARLIER));
    }

    private static boolean isOld(Instant seen, Instant now, Duration recent) {
        return !seen.plus(recent).isAfter(now);
    }

    /**
     * The newest earlier counters that are at least {@code recent} old. Empty for a job that is not CONTINUOUS. If the
     * answer lacks the target selection, earlier counters show that the job was CONTINUOUS.
     */
    public Optional<EarlierCounters> countersBefore(Instant now, Duration recent) {
        TargetSelection selection = job.targetSelection();
        if (selection != null && !selection.equals(TargetSelection.CONTINUOUS)) {
            return Optional.empty();
        }
        return earlier.stream().filter(seen -> isOld(seen.at(), now, recent)).findFirst();
    }

    /**
     * Counters of an earlier answer of DescribeJob.
     *
     * @param at when they were seen
     */
    public record EarlierCounters(Instant at, JobProcessDetails counters) {}
}
