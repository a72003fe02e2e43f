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
 * @param job what DescribeJob said last
 * @param seen when it said so
 * @param earlier of a CONTINUOUS job, counters seen earlier, newest first; at most two
 * @param tags of the job
 * @param retention how long the service keeps jobs after their end
 */
public record JobFacts(Job job, Seen seen, List<EarlierCounters> earlier, Known<Tags> tags, Duration retention)
        implements Facts {

    /**
     * When DescribeJob said what is known.
     *
     * @param at the last time
     * @param stillSince the first time that status, lastUpdatedAt and counters were as they are
     */
    public record Seen(Instant at, Instant stillSince) {

        /** How long they have been seen unchanged; zero after one look. */
        public Duration still() {
            return Duration.between(stillSince, at);
        }
    }

    /** What a fact is that the policy does not switch on. */
    public static final Known.Unknown<Tags> OFF = new Known.Unknown<>(Known.Cause.OFF, "the fact is off");

    /** How long the service keeps jobs after their end, where the account has no other quota. */
    public static final Duration STANDARD_RETENTION = Duration.ofDays(730);

    private static final int MOST_EARLIER = 2;

    public JobFacts {
        earlier = List.copyOf(earlier);
    }

    /** With the standard retention. */
    public JobFacts(Job job, Seen seen, List<EarlierCounters> earlier, Known<Tags> tags) {
        this(job, seen, earlier, tags, STANDARD_RETENTION);
    }

    /** What DescribeJob said, and nothing else. */
    public JobFacts(Job job, Instant describedAt, List<EarlierCounters> earlier) {
        this(job, new Seen(describedAt, describedAt), earlier, OFF);
    }

    /** When DescribeJob was last asked. */
    public Instant describedAt() {
        return seen.at();
    }

    /** The same with what is known of the job's tags. */
    public JobFacts withTags(Known<Tags> known) {
        return new JobFacts(job, seen, earlier, known, retention);
    }

    /** The same with another retention. */
    public JobFacts withRetention(Duration other) {
        return new JobFacts(job, seen, earlier, tags, other);
    }

    /** What is known of a fact that has to be asked for. */
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

    /** What is known of a job after its first description. */
    public static JobFacts first(Job job, Instant describedAt, Duration recent) {
        return new JobFacts(job, describedAt, List.of()).next(job, describedAt, recent);
    }

    /**
     * What is known of the job after another description.
     *
     * @param recent how far apart the earlier counters are. Once the job has been known for so long, there are always
     *     counters that are at least as old, and about twice as old at most if the job is described often
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
     * The newest earlier counters that are at least so old. Empty for a job that is not CONTINUOUS; one whose answer
     * lacks the selection was CONTINUOUS before if earlier counters are known.
     */
    public Optional<EarlierCounters> countersBefore(Instant now, Duration recent) {
        TargetSelection selection = job.targetSelection();
        if (selection != null && !selection.equals(TargetSelection.CONTINUOUS)) {
            return Optional.empty();
        }
        return earlier.stream().filter(seen -> isOld(seen.at(), now, recent)).findFirst();
    }

    /**
     * Counters of an earlier description.
     *
     * @param at when they were seen
     */
    public record EarlierCounters(Instant at, JobProcessDetails counters) {}
}
