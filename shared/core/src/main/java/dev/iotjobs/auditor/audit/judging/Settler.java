package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.RegionStore.Written;
import dev.iotjobs.auditor.state.Repair;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.DescribeOutcome;
import dev.iotjobs.auditor.state.record.Failure;
import dev.iotjobs.auditor.state.record.Observation.Gone;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.state.record.SubjectRecord.Step;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges single subjects and writes the results. A failed write affects only its subject. Safe for use by several
 * threads if no two threads settle the same job.
 */
public final class Settler {

    private final RegionStore store;
    private final Records records;
    private final VerdictCounts verdicts;
    private final Tally tally;
    private final Supplier<Circumstances> circumstances;
    private final InstantSource clock;
    private final BooleanSupplier mayWrite;
    private final Set<String> deleted = new LinkedHashSet<>();

    /**
     * @param circumstances returns the current circumstances of the audit
     * @param mayWrite asked before each write; false if this run no longer holds the lease
     */
    public Settler(
            RegionStore store,
            Records records,
            VerdictCounts verdicts,
            Tally tally,
            Supplier<Circumstances> circumstances,
            InstantSource clock,
            BooleanSupplier mayWrite) {
        this.store = store;
        this.records = records;
        this.verdicts = verdicts;
        this.tally = tally;
        this.circumstances = circumstances;
        this.clock = clock;
        this.mayWrite = mayWrite;
    }

    /**
     * Judges a record by its stored evidence, and keeps the record in memory.
     *
     * @return whether the verdicts change the record; if so, the caller must write it
     */
    public boolean judgeByEvidence(SubjectRecord known) {
        records.put(known);
        if (known.observation() == null) {
            return false;
        }
        Step step = known.byEvidence(circumstances.get());
        verdicts.put(known.subject(), step.evaluations());
        return step.next() == null || !step.next().marks().equals(known.marks());
    }

    /** Judges a record by its stored evidence, and writes the changes. */
    public void writeByEvidence(SubjectRecord known) {
        write(known, known.byEvidence(circumstances.get()), List.of());
    }

    /**
     * Judges a job by the answer to DescribeJob, and writes the result. The findings of a job that does not exist stay
     * open until {@link #delete}.
     *
     * @param listed the job's entry in the list; null if it was not listed
     */
    public void settle(String jobId, Answer<Job> answer, @Nullable JobSummary listed) {
        switch (answer) {
            case Answer.Ok<Job>(var job) -> described(jobId, job, listed);
            case Answer.Missing<Job> _ -> missing(jobId);
            case Answer.Denied<Job>(var message) -> failed(jobId, Failure.Kind.DENIED, message, listed);
            case Answer.Unauthenticated<Job>(var message) -> failed(jobId, Failure.Kind.FAILED, message, listed);
            case Answer.Rejected<Job>(var message) -> failed(jobId, Failure.Kind.FAILED, message, listed);
            case Answer.Malformed<Job>(var message) -> failed(jobId, Failure.Kind.MALFORMED, message, listed);
            case Answer.Failed<Job>(var message, var _) -> failed(jobId, Failure.Kind.FAILED, message, listed);
            case Answer.Throttled<Job>(var message) -> failed(jobId, Failure.Kind.FAILED, message, listed);
            case Answer.Unreachable<Job>(var message) -> tally.unreachable(jobId, message);
            case Answer.OutOfTime<Job> _ -> throw new IllegalArgumentException("the job was not described: " + jobId);
        }
    }

    private void described(String jobId, Job job, @Nullable JobSummary listed) {
        List<SubjectRecord> known = records.ofJob(jobId);
        Instant createdAt =
                job.key().createdAt() == null ? newest(known) : job.key().createdAt();
        SubjectRecord dated = null;
        SubjectRecord undated = null;
        for (SubjectRecord each : known) {
            if (each.key().createdAt() == null) {
                undated = each;
            } else if (each.key().createdAt().equals(createdAt)) {
                dated = each;
            } else {
                gone(each, "the job was deleted, and another job uses its id", new Gone(now().now(), true));
            }
        }
        if (keep(dated, undated, job, listed)) {
            tally.described(jobId);
        } else {
            tally.failed(jobId, "the verdicts could not be stored", false);
        }
    }

    /** The latest creation time among records with the same job id; null if no record has a creation time. */
    private static @Nullable Instant newest(List<SubjectRecord> known) {
        return known.stream()
                .map(each -> each.key().createdAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * Writes the record of a described job. Deletes {@code undated} if the creation time of the job is known.
     *
     * @param dated the job's record with a creation time; null if there is none
     * @param undated the job's record without a creation time; null if there is none
     * @return whether the record is written
     */
    private boolean keep(
            @Nullable SubjectRecord dated, @Nullable SubjectRecord undated, Job job, @Nullable JobSummary listed) {
        if (undated == null) {
            return dated == null
                    ? writeDescribed(unknown(job, listed), job, null)
                    : writeDescribed(dated, job.withKey(dated.key()), null);
        }
        if (dated != null) {
            return writeDescribed(dated, job.withKey(dated.key()), undated);
        }
        return job.key().createdAt() == null
                ? writeDescribed(undated, job.withKey(undated.key()), null)
                : writeDescribed(undated.movedTo(new Subject.OfJob(job.key())), job, undated);
    }

    /** An empty record of a job that has no record yet. */
    private static SubjectRecord unknown(Job job, @Nullable JobSummary listed) {
        // Uses the key object of the list entry if the keys are equal, to save memory
        JobKey key = listed != null && listed.key().equals(job.key()) ? listed.key() : job.key();
        return SubjectRecord.unknown(new Subject.OfJob(key));
    }

    /**
     * Judges a described job, and writes the result. Returns whether the result is written.
     *
     * @param before the record that the job had while its creation time was unknown; null if there is none. The write
     *     also deletes that record and its open findings.
     */
    private boolean writeDescribed(SubjectRecord known, Job job, @Nullable SubjectRecord before) {
        if (job.status().equals(JobStatus.DELETION_IN_PROGRESS)) {
            deleted(known, new Gone(now().now(), false));
        }
        Step step = known.next(new DescribeOutcome.Described(job), now());
        boolean isWritten = before == null
                ? write(known, step, List.of())
                : write(known, step.statingAll(), store.removal(before, records.unreadable(before.subject())));
        if (!isWritten) {
            return false;
        }
        if (before != null) {
            records.remove(before.subject());
            verdicts.remove(before.subject());
        }
        if (step.next() == null) {
            records.put(SubjectRecord.seen(known.subject(), job, now()));
        }
        return true;
    }

    /** Notes that a job does not exist. The findings of the job stay open until {@link #delete}. */
    private synchronized void missing(String jobId) {
        deleted.add(jobId);
        tally.vanished(jobId);
    }

    /** Ids of jobs that have a record and for which DescribeJob answered 404. */
    public synchronized List<String> deletedAndKnown() {
        return deleted.stream().filter(jobId -> !records.ofJob(jobId).isEmpty()).toList();
    }

    /** Ids of all jobs for which DescribeJob answered 404. */
    public synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }

    /**
     * Closes the findings of a deleted job, and judges its deletion.
     *
     * @param since when an audit first found the deletion
     */
    public void delete(String jobId, Instant since) {
        records.ofJob(jobId).forEach(known -> gone(known, "the job was deleted", new Gone(since, false)));
    }

    /**
     * Judges a deletion that this audit does not accept, because too many jobs vanished at once. Counts the verdicts,
     * but stores nothing. Does nothing if the job was not live when it was last described.
     */
    public void holdBack(String jobId) {
        records.ofJob(jobId).stream().filter(Settler::wasLive).forEach(known -> {
            DeletedJob deletion =
                    known.deleted(new Gone(now().now(), false)).deletion().heldBack();
            Subject subject = new Subject.OfDeletedJob(known.key());
            verdicts.put(
                    subject,
                    SubjectRecord.unknown(subject).next(deletion, now()).evaluations());
        });
    }

    /**
     * Judges the deletion of a job, and writes the result. Does nothing if the job was not live when it was last
     * described, or if the deletion already has a record.
     */
    private void deleted(SubjectRecord known, Gone gone) {
        if (wasLive(known) && records.of(new Subject.OfDeletedJob(known.key())).revision() == 0) {
            SubjectRecord deletion = known.deleted(gone);
            write(deletion, deletion.byEvidence(now()), List.of());
        }
    }

    private static boolean wasLive(SubjectRecord known) {
        return known.observation() != null && known.observation().status().isLive();
    }

    /**
     * Removes the record of a job that no longer exists, and closes the job's findings. If the job was live, first
     * judges the job's deletion.
     */
    private void gone(SubjectRecord known, String how, Gone gone) {
        deleted(known, gone); // first, so that an error between the two writes loses no deletion
        if (write(known, known.next(new DescribeOutcome.Gone(how), now()), List.of())) {
            verdicts.remove(known.subject());
        }
    }

    private void failed(String jobId, Failure.Kind kind, String message, @Nullable JobSummary listed) {
        List<SubjectRecord> known = records.ofJob(jobId);
        if (known.isEmpty() && listed != null) {
            known = List.of(SubjectRecord.unknown(new Subject.OfJob(listed.key())));
        }
        boolean again = false;
        for (SubjectRecord each : known) {
            Step step = each.next(new DescribeOutcome.Failed(kind, message), now());
            again |= step.next() != null
                    && step.next().failure() != null
                    && step.next().failure().inARow() > 1;
            write(each, step, List.of());
        }
        switch (kind) {
            case DENIED -> tally.denied(jobId, message);
            case MALFORMED -> tally.malformed(jobId, message);
            case FAILED -> tally.failed(jobId, message, again);
        }
    }

    /**
     * Whether judging a job only by its entry in the list of jobs would open a finding. Requires that the job has no
     * record.
     */
    public boolean opens(JobSummary listed) {
        return !judged(listed).changes().isEmpty();
    }

    /** Judges a job only by its entry in the list of jobs, and stores the result. */
    public void listed(JobSummary listed) {
        write(SubjectRecord.unknown(new Subject.OfJob(listed.key())), judged(listed), List.of());
    }

    private Step judged(JobSummary listed) {
        return SubjectRecord.unknown(new Subject.OfJob(listed.key()))
                .next(new DescribeOutcome.Listed(listed.job()), now());
    }

    /** Judges a job by its tags and the stored answer of DescribeJob. */
    public void tagged(SubjectRecord known, Known<Tags> tags) {
        write(known, known.next(new DescribeOutcome.Tagged(tags), now()), List.of());
    }

    /**
     * Judges a subject that is not a job, and writes the result.
     *
     * @param open the subject's open findings in the findings table; empty unless this audit compares the table with
     *     the records
     * @param stateAll whether to write every open finding; if false, only changed findings are written
     */
    public void judge(Subject subject, Collection<Finding> open, Facts facts, boolean stateAll) {
        SubjectRecord known = records.of(subject).adopting(open);
        Step step = known.next(facts, now());
        write(known, stateAll ? step.statingAll() : step, List.of());
    }

    private Circumstances now() {
        return circumstances.get().at(clock.instant());
    }

    /** Writes the result of a judgement. Returns whether the result is stored. */
    private boolean write(SubjectRecord known, Step step, List<Write> also) {
        if (!mayWrite.getAsBoolean()) {
            return false;
        }
        Subject subject = known.subject();
        try {
            storeFirstFindings(known);
            Written written = store.write(known, step, records.unreadable(subject), also, clock.instant());
            records.replace(subject, written.now());
            if (written.isWritten() && !step.evaluations().isEmpty()) {
                verdicts.put(subject, step.evaluations());
            }
            tally.committed(written.transitions());
            return written.isWritten();
        } catch (StoreException e) {
            reread(subject);
            return false;
        }
    }

    /**
     * In a dry run, writes those open findings of the record {@code known} that the findings table lacks. The tables of
     * a dry run are in memory. Does nothing in any other audit.
     */
    private void storeFirstFindings(SubjectRecord known) {
        if (store.storesJobs() || known.observation() == null) {
            return;
        }
        // A dry run does not store what a first judgement opens, but a second judgement changes these findings.
        Circumstances then = circumstances.get().at(known.observation().describedAt());
        List<FindingKey> open = known.marks().entrySet().stream()
                .filter(mark -> mark.getValue().isOpen())
                .map(mark -> new FindingKey(store.place(), known.subject(), mark.getKey()))
                .toList();
        Set<FindingKey> stored = store.findings(open).keySet();
        open.stream()
                .filter(key -> !stored.contains(key))
                .forEach(key -> Repair.finding(key, known, then).ifPresent(store::put));
    }

    private void reread(Subject subject) {
        try {
            records.replace(subject, store.reread(subject).orElse(null));
        } catch (StoreException e) {
            records.markUncertain(subject);
        }
    }
}
