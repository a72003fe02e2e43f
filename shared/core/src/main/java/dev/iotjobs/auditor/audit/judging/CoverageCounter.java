package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.audit.listing.Listing;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.state.Head;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.text.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts two kinds of jobs without fresh evidence: due jobs that this audit did not reach, and jobs that earlier audits
 * could not describe and that this audit does not try to describe. Safe for use by several threads.
 */
public final class CoverageCounter {

    private final Records records;
    private final Listing listing;
    private final Tally tally;
    private final @Nullable Instant lastAudit;
    private final @Nullable Instant baselineAt;
    private final Instant firstCoverageEnds;

    /**
     * @param head the head as stored before this audit
     * @param firstCoverage time from the first audit until every job should have been described once
     */
    public CoverageCounter(
            Records records, Listing listing, Tally tally, Head head, Duration firstCoverage, Instant startedAt) {
        this.records = records;
        this.listing = listing;
        this.tally = tally;
        this.lastAudit = head.last().at();
        this.baselineAt = head.baseline() == null ? null : head.baseline().at();
        this.firstCoverageEnds = (baselineAt == null ? startedAt : baselineAt).plus(firstCoverage);
    }

    /** The time by which audits should have described every job once. */
    public Instant firstCoverageEnds() {
        return firstCoverageEnds;
    }

    /** Counts a job that earlier audits could not describe, and that this audit does not try to describe. */
    public void waiting(String jobId) {
        records.ofJob(jobId).stream()
                .map(SubjectRecord::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(failure -> {
                    String message = "DescribeJob was not called in this audit, because "
                            + Figures.count(failure.inARow(), "earlier attempt") + " failed, the last on "
                            + failure.at() + "; a later audit tries again";
                    switch (failure.kind()) {
                        case DENIED -> tally.denied(jobId, message);
                        case MALFORMED -> tally.malformed(jobId, message);
                        case FAILED -> tally.failed(jobId, message, true);
                    }
                });
    }

    /** Counts a due job for which no time was left. */
    public void notReached(String jobId) {
        List<SubjectRecord> known = records.ofJob(jobId);
        boolean isSeen = known.stream().anyMatch(each -> each.observation() != null);
        if (isSeen) {
            tally.overdue(jobId, known.stream().noneMatch(this::wasDescribedByTheLastAudit));
        } else if (wasDueBefore(jobId)) {
            tally.overdue(jobId, true);
        } else {
            tally.unseen(jobId);
        }
    }

    private boolean wasDescribedByTheLastAudit(SubjectRecord known) {
        return lastAudit == null
                || (known.observation() != null
                        && !known.observation().describedAt().isBefore(lastAudit));
    }

    /**
     * Whether the last audit of the whole scope should have described the job. True if the job existed and {@link
     * #firstCoverageEnds} had passed when that audit began. False if there was no such audit, or if the creation time
     * of the job is unknown.
     */
    private boolean wasDueBefore(String jobId) {
        Instant created = createdAt(jobId);
        return lastAudit != null
                && created != null
                && created.isBefore(lastAudit)
                && firstCoverageEnds.isBefore(lastAudit);
    }

    /**
     * Whether baseline findings may be missing. True if this audit did not reach a due job that may be older than the
     * first audit.
     */
    public boolean isBaselineIncomplete() {
        // Until a baseline is stored, every job that was not reached counts
        return tally.notReached().stream()
                .map(this::createdAt)
                .anyMatch(created -> baselineAt == null || created == null || created.isBefore(baselineAt));
    }

    private @Nullable Instant createdAt(String jobId) {
        JobSummary listed = listing.of(jobId);
        return listed != null
                ? listed.key().createdAt()
                : records.ofJob(jobId).stream()
                        .map(known -> known.key().createdAt())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
