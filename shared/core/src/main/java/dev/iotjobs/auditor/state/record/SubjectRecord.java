package dev.iotjobs.auditor.state.record;

import static dev.iotjobs.auditor.setting.SharedSettings.AGES_OUT_AFTER;
import static dev.iotjobs.auditor.setting.SharedSettings.RECENT;

import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.Marking.Marked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stored record of one subject: evidence, last failure, tags and marks. The pure functions {@code next} make the
 * next record from new evidence.
 *
 * @param revision raised by each write; 0 if no record is stored
 * @param writer id of the run that wrote this revision
 * @param observation the last answer of DescribeJob, or only the job's list entry; null if there is neither
 * @param failure the failure of the last attempts to describe the job; null if the last attempt did not fail
 * @param tags the last answer on the job's tags; null if no answer is kept
 * @param marks the marks of open and pending findings, by rule id
 */
public record SubjectRecord(
        Subject subject,
        long revision,
        String writer,
        @Nullable Observation observation,
        @Nullable Failure failure,
        @Nullable TagSight tags,
        Map<String, Mark> marks) {

    public SubjectRecord {
        marks = Map.copyOf(marks);
    }

    public static SubjectRecord unknown(Subject subject) {
        return new SubjectRecord(subject, 0, "", null, null, null, Map.of());
    }

    /**
     * The result of one judgement of a subject: the next record and the findings that change with it.
     *
     * @param next the record to store; null if no record is to be kept
     * @param changes changes of findings, to be written with the record
     * @param evaluations the verdicts of the rules
     * @param job the job that was judged; null if no job was judged
     */
    public record Step(
            @Nullable SubjectRecord next,
            List<FindingChange> changes,
            List<Evaluation> evaluations,
            @Nullable Job job) {

        public Step(@Nullable SubjectRecord next, List<FindingChange> changes, List<Evaluation> evaluations) {
            this(next, changes, evaluations, null);
        }

        /**
         * A copy of this step that writes every open finding. For an open finding that did not change, the copy has a
         * {@link FindingChange} that only writes the finding's figures again. Returns this step if it has no next
         * record.
         */
        public Step statingAll() {
            if (next == null) {
                return this;
            }
            List<FindingChange> all = new ArrayList<>(changes);
            for (Evaluation evaluation : evaluations) {
                String ruleId = evaluation.rule().id();
                Mark mark = next.marks.get(ruleId);
                boolean isStated =
                        changes.stream().anyMatch(change -> change.ruleId().equals(ruleId));
                if (mark != null && mark.severity() != null && !isStated) {
                    all.add(new FindingChange(
                            ruleId,
                            null,
                            mark.severity(),
                            null,
                            evaluation,
                            evaluation.verdict().reason()));
                }
            }
            return new Step(next, List.copyOf(all), evaluations, job);
        }
    }

    /**
     * A copy of this record that has an open mark for each of the given findings. Marks that are open already are not
     * changed.
     *
     * @param open findings of the subject that are open in the findings table
     */
    public SubjectRecord adopting(Collection<Finding> open) {
        Map<String, Mark> all = new HashMap<>(marks);
        for (Finding finding : open) {
            Mark mark = all.get(finding.key().ruleId());
            if (mark == null || !mark.isOpen()) {
                Instant since = finding.since().truncatedTo(ChronoUnit.MILLIS);
                all.put(
                        finding.key().ruleId(),
                        Mark.first(finding.severity(), since, How.NEW, true).openSince(since, finding.changedAt()));
            }
        }
        return new SubjectRecord(subject, revision, writer, observation, failure, tags, all);
    }

    /**
     * The step that adds the mark of a finding to this record. The step judges nothing and changes no finding.
     *
     * @param open finding that is open in the findings table
     */
    public Step keeping(Finding open) {
        SubjectRecord adopted = adopting(List.of(open));
        return new Step(next(observation, failure, tags, adopted.marks), List.of(), List.of());
    }

    /** The record of a described job of which nothing is stored. */
    public static SubjectRecord seen(Subject subject, Job job, Circumstances circumstances) {
        Observation observation = Observation.of(
                job, circumstances.now(), null, circumstances.policy().longest(RECENT));
        return new SubjectRecord(subject, 0, "", observation, null, null, Map.of());
    }

    /**
     * Makes the record of the job's deletion from this record of the job. Stores nothing.
     *
     * @throws IllegalStateException if the job was never described
     */
    public SubjectRecord deleted(Observation.Gone gone) {
        if (observation == null) {
            throw new IllegalStateException("never described: " + subject.id());
        }
        return new SubjectRecord(new Subject.OfDeletedJob(key()), 0, "", observation.with(gone), null, null, Map.of());
    }

    /**
     * The facts about the deletion that this record is about.
     *
     * @throws IllegalStateException if this record is not about a deletion
     */
    public DeletedJob deletion() {
        if (observation == null || observation.gone() == null) {
            throw new IllegalStateException("not about a deletion: " + subject.id());
        }
        Observation.Gone gone = observation.gone();
        return new DeletedJob(
                observation.job(key()), observation.describedAt(), gone.since(), gone.isIdUsedAgain(), false);
    }

    /** Judges the subject again by its stored evidence. */
    public Step byEvidence(Circumstances circumstances) {
        return subject instanceof Subject.OfDeletedJob
                ? next(deletion(), circumstances)
                : next(new DescribeOutcome.NotDescribed(), circumstances);
    }

    /**
     * The key of the job that this record is about.
     *
     * @throws IllegalStateException if this record is not about a job
     */
    public JobKey key() {
        JobKey key = subject.job();
        if (key != null) {
            return key;
        }
        throw new IllegalStateException("not about a job: " + subject.id());
    }

    /** Judges the job by what an audit found out about the job. The result contains the next record of the job. */
    public Step next(DescribeOutcome outcome, Circumstances circumstances) {
        return switch (outcome) {
            case DescribeOutcome.Described(var job) -> {
                Observation seen = Observation.of(
                        job,
                        circumstances.now(),
                        observation,
                        circumstances.policy().longest(RECENT));
                TagSight tagged = tags;
                if (tagged != null && observation != null && observation.isChanged(key(), job)) {
                    tagged = tagged.due();
                }
                yield judged(seen, seen.facts(job), null, tagged, circumstances, true);
            }
            case DescribeOutcome.Listed(var job) -> {
                Observation seen = Observation.of(
                        job, circumstances.now(), null, circumstances.policy().longest(RECENT));
                Step step = judged(seen, seen.facts(job), null, null, circumstances, false);
                boolean isKept = step.next() != null && !step.next().marks.isEmpty();
                yield isKept ? step : new Step(null, step.changes(), step.evaluations(), job);
            }
            case DescribeOutcome.NotDescribed unseen when observation == null -> new Step(this, List.of(), List.of());
            case DescribeOutcome.NotDescribed unseen ->
                judged(observation, observation.facts(key()), failure, tags, circumstances, false);
            case DescribeOutcome.Tagged _ when observation == null -> new Step(this, List.of(), List.of());
            case DescribeOutcome.Tagged(var answer) -> {
                TagSight read = TagSight.of(answer, circumstances.comparedTags(), circumstances.now());
                yield judged(observation, observation.facts(key()), failure, read, circumstances, false);
            }
            case DescribeOutcome.Gone(var how) -> {
                Marked closed = Marking.closeAll(marks, End.JOB_GONE, how, circumstances);
                yield new Step(null, closed.changes(), List.of());
            }
            case DescribeOutcome.Failed(var kind, var _) -> {
                Failure again;
                if (failure == null) {
                    again = new Failure(kind, 1, circumstances.now());
                } else if (circumstances.counts(failure.at())) {
                    again = new Failure(kind, failure.inARow() + 1, circumstances.now());
                } else {
                    again = new Failure(kind, failure.inARow(), failure.at());
                }
                yield new Step(next(observation, again, tags, marks), List.of(), List.of());
            }
        };
    }

    /** Judges a subject that is not a job, and makes its next record. */
    public Step next(Facts facts, Circumstances circumstances) {
        List<Evaluation> evaluations =
                circumstances.judge(subject, facts, ruleId -> Marking.memory(marks, ruleId, circumstances, true));
        boolean isAccount = !(facts instanceof DeletedJob);
        boolean isFirst = circumstances.baseline().isFirstAudit();
        Marked marked = Marking.apply(
                marks,
                evaluations,
                circumstances,
                ruleId -> isAccount
                                && (isFirst
                                        || circumstances
                                                .baseline()
                                                .changedRules()
                                                .contains(ruleId))
                        ? How.BASELINE
                        : How.NEW,
                circumstances.exemptions(subject, facts instanceof DeletedJob gone ? gone.asJob() : null),
                true);
        SubjectRecord next = next(observation, null, null, marked.marks());
        return new Step(next.marks.isEmpty() ? null : next, marked.changes(), evaluations);
    }

    private Step judged(
            Observation seen,
            JobFacts described,
            @Nullable Failure failed,
            @Nullable TagSight tagged,
            Circumstances circumstances,
            boolean isNewEvidence) {
        JobFacts facts = described.withTags(circumstances.tags(tagged)).withRetention(circumstances.retention());
        List<Evaluation> evaluations = circumstances.judge(
                subject, facts, ruleId -> Marking.memory(marks, ruleId, circumstances, isNewEvidence));
        Instant createdAt = key().createdAt();
        boolean isFirstTime = isNewEvidence && observation == null && isOfFirstAudit(createdAt, circumstances);
        // If an audit is the first to know the tags of an old job, all findings that it opens on the job are baseline.
        boolean isFirstTagged = circumstances.tags(tags) instanceof Known.Unknown<Tags>
                && facts.tags() instanceof Known.Is<Tags>
                && wasThereBefore(createdAt, circumstances);
        Marked marked = Marking.apply(
                marks,
                evaluations,
                circumstances,
                ruleId -> isFirstTime
                                || isFirstTagged
                                || (!isNewEvidence
                                        && circumstances
                                                .baseline()
                                                .changedRules()
                                                .contains(ruleId))
                        ? How.BASELINE
                        : How.NEW,
                circumstances.exemptions(subject, facts),
                isNewEvidence);
        // A job that is described for the first time keeps its record until the next audit, even if it ended long ago.
        // The comparison of the tables needs the record of a job that has open findings but had no record.
        boolean isOver = observation != null
                && marked.marks().isEmpty()
                && endedLongAgo(
                        seen.status(),
                        seen.endedAt(),
                        circumstances.policy().longest(AGES_OUT_AFTER),
                        circumstances.now());
        TagSight kept = circumstances.reads(Fact.TAGS) ? tagged : null;
        SubjectRecord next = isOver ? null : next(seen, failed, kept, marked.marks());
        return new Step(next, marked.changes(), evaluations, facts.job());
    }

    private static boolean isOfFirstAudit(@Nullable Instant createdAt, Circumstances circumstances) {
        Instant baselineAt = circumstances.baseline().before();
        return baselineAt == null || (createdAt != null && createdAt.isBefore(baselineAt));
    }

    /** Whether a job counts as old: it existed before the first audit, is at least a day old, or has an unknown age. */
    private static boolean wasThereBefore(@Nullable Instant createdAt, Circumstances circumstances) {
        return isOfFirstAudit(createdAt, circumstances)
                || createdAt == null
                || !createdAt.plus(TagSight.READ_EVERY).isAfter(circumstances.now());
    }

    /** Whether a job ended longer ago than {@code agesOutAfter}. False if the time of its end is unknown. */
    public static boolean endedLongAgo(
            JobStatus status, @Nullable Instant endedAt, Duration agesOutAfter, Instant now) {
        return status.isTerminal()
                && endedAt != null
                && endedAt.plus(agesOutAfter).isBefore(now);
    }

    private SubjectRecord next(
            @Nullable Observation seen,
            @Nullable Failure failed,
            @Nullable TagSight tagged,
            Map<String, Mark> nextMarks) {
        return new SubjectRecord(subject, revision + 1, writer, seen, failed, tagged, nextMarks);
    }

    /**
     * A copy of this record for a job whose creation time was unknown and is now known. The copy is not stored yet.
     *
     * @param other the same job with its creation time
     */
    public SubjectRecord movedTo(Subject other) {
        return new SubjectRecord(other, 0, "", observation, failure, tags, marks);
    }

    /** A copy with the id of the run that writes it. */
    public SubjectRecord by(String run) {
        return new SubjectRecord(subject, revision, run, observation, failure, tags, marks);
    }

    /**
     * Whether an audit must read the tags of the job. True if they were never read, are outdated, or are due again
     * before the given time.
     */
    public boolean areTagsDue(Instant then, Circumstances circumstances) {
        return tags == null
                || tags.dueAt().isBefore(then)
                || (circumstances.tags(tags) instanceof Known.Unknown<Tags> unknown
                        && unknown.cause() == Known.Cause.OUTDATED);
    }

    /** Whether the result of a rule, an override or an exemption may depend on the tags of the job. */
    public boolean needsTags(Circumstances circumstances) {
        return observation != null
                && observation.status().isLive()
                && circumstances.needsTags(subject, observation.facts(key()));
    }

    /** The job as it was last described; null if it never was. */
    public @Nullable Job job() {
        return observation == null ? null : observation.job(key());
    }
}
