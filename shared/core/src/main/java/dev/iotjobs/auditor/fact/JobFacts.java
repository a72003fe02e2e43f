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
 * What is known about one job. Rules judge the job by these facts.
 *
 * @param job the job as DescribeJob last returned it
 * @param seen when DescribeJob last returned the job, and since when the job is unchanged
 * @param earlier execution counters from earlier answers for a CONTINUOUS job, newest first; at most two
 * @param tags the tags of the job, or why they are unknown
 * @param retention how long AWS IoT keeps a job after its end
 */
public record JobFacts(Job job, Seen seen, List<EarlierCounters> earlier, Known<Tags> tags, Duration retention)
        implements Facts {

    /**
     * When audits described the job.
     *
     * @param at when the job was last described
     * @param stillSince when audits first saw the current status, lastUpdatedAt and counters
     */
    public record Seen(Instant at, Instant stillSince) {

        /** How long status, lastUpdatedAt and counters have been unchanged. Zero after the first description. */
        public Duration still() {
            return Duration.between(stillSince, at);
        }
    }

    /** The value of a fact that the policy does not switch on. */
    public static final Known.Unknown<Tags> OFF =
            new Known.Unknown<>(Known.Cause.OFF, "the fact 'tags' is off in the policy");

    /** Default value of the quota for how long AWS IoT keeps a job after its end. */
    public static final Duration STANDARD_RETENTION = Duration.ofDays(730);

    private static final int MOST_EARLIER = 2;

    public JobFacts {
        earlier = List.copyOf(earlier);
    }

    /** Creates facts with {@link #STANDARD_RETENTION}. */
    public JobFacts(Job job, Seen seen, List<EarlierCounters> earlier, Known<Tags> tags) {
        this(job, seen, earlier, tags, STANDARD_RETENTION);
    }

    /** Creates facts from one answer of DescribeJob. The tags are unknown, with the cause {@link Known.Cause#OFF}. */
    public JobFacts(Job job, Instant describedAt, List<EarlierCounters> earlier) {
        this(job, new Seen(describedAt, describedAt), earlier, OFF);
    }

    /** When the job was last described. */
    public Instant describedAt() {
        return seen.at();
    }

    /** A copy of these facts with other tags, or with the reason why tags are unknown. */
    public JobFacts withTags(Known<Tags> known) {
        return new JobFacts(job, seen, earlier, known, retention);
    }

    /** A copy of these facts with another retention: how long AWS IoT keeps a job after its end. */
    public JobFacts withRetention(Duration other) {
        return new JobFacts(job, seen, earlier, tags, other);
    }

    /** The value of a fact that needs an extra API call, or why the value is unknown. */
    public Known<?> known(Fact fact) {
        return fact == Fact.TAGS ? tags : OFF;
    }

    /**
     * The tags of the job, for rules that declare that they need {@link Fact#TAGS}.
     *
     * @throws IllegalStateException if the tags are not known
     */
    public Tags knownTags() {
        if (tags instanceof Known.Is<Tags>(var known)) {
            return known;
        }
        throw new IllegalStateException("the definition of a rule must say that it needs tags");
    }

    /**
     * The facts about a job after the first answer of DescribeJob. For a CONTINUOUS job, the facts keep the counters of
     * this answer for {@link #countersBefore}.
     */
    public static JobFacts first(Job job, Instant describedAt) {
        return new JobFacts(job, describedAt, List.of()).next(job, describedAt, Duration.ZERO);
    }

    /**
     * The facts about the job after a new answer of DescribeJob. {@link Seen#still} is zero in these facts. For a
     * CONTINUOUS job, they keep the counters of up to two answers.
     *
     * @param at time of the new answer
     * @param recent minimum time between two answers whose counters are kept
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
     * The newest of the {@link #earlier} counters that are old enough. Empty if there are none, or if the job has a
     * target selection other than CONTINUOUS.
     *
     * @param recent minimum age of the counters at the time {@code now}
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
     * @param at when DescribeJob returned the counters
     */
    public record EarlierCounters(Instant at, JobProcessDetails counters) {}
}
