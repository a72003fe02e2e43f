package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * So many subjects side by side, a column for each fact: an account may have a million jobs, and as objects each would
 * take four times the room. Values that many rows have are one object, as the {@link Ledger} sees to.
 */
final class LedgerRows {

    /** Few enough that the last block, mostly empty, does not matter. */
    static final int ROWS = 2_048;

    private static final byte NOT_SAID = -1;

    private final long[] revision = new long[ROWS];
    private final @Nullable String[] writer = new String[ROWS];
    private final @Nullable Map<String, Mark>[] marks = mapsOf(ROWS);
    private final @Nullable Refusal[] refusal = new Refusal[ROWS];
    private final @Nullable String[] judgedBy = new String[ROWS];
    private final long[] validUntil = new long[ROWS];
    private final boolean[] gone = new boolean[ROWS];

    /** Null in a row without an observation. */
    private final @Nullable JobStatus[] status = new JobStatus[ROWS];

    private final long[] describedAt = new long[ROWS];
    private final long[] lastUpdatedAt = new long[ROWS];
    private final long[] endedAt = new long[ROWS];
    private final int[] counters = new int[ROWS];
    private final long[] countersStillSince = new long[ROWS];

    /** Null in a row that was not listed. */
    private final @Nullable JobStatus[] listedStatus = new JobStatus[ROWS];

    private final @Nullable TargetSelection[] listedSelection = new TargetSelection[ROWS];
    private final long[] listedUpdatedAt = new long[ROWS];
    private final byte[] listedConcurrent = new byte[ROWS];

    void set(int row, LedgerEntry entry) {
        revision[row] = entry.revision();
        writer[row] = entry.writer();
        marks[row] = entry.marks().isEmpty() ? null : entry.marks();
        refusal[row] = entry.refusal();
        judgedBy[row] = entry.judgedBy();
        validUntil[row] = Millis.of(entry.verdictsValidUntil());
        gone[row] = entry.gone();
        set(row, entry.observation());
    }

    private void set(int row, @Nullable Observation observation) {
        if (observation == null) {
            status[row] = null;
            return;
        }
        status[row] = observation.status();
        describedAt[row] = Millis.of(observation.describedAt());
        lastUpdatedAt[row] = Millis.of(observation.lastUpdatedAt());
        endedAt[row] = Millis.of(observation.endedAt());
        counters[row] = observation.counters();
        countersStillSince[row] = Millis.of(observation.countersStillSince());
    }

    LedgerEntry entry(int row, Subject subject) {
        Map<String, Mark> marked = marks[row];
        return revision[row] == 0
                ? LedgerEntry.unknown(subject)
                : new LedgerEntry(
                        subject,
                        revision[row],
                        Objects.requireNonNull(writer[row]),
                        marked == null ? Map.of() : marked,
                        observation(row),
                        refusal[row],
                        Objects.requireNonNull(judgedBy[row]),
                        Millis.instant(validUntil[row]),
                        gone[row]);
    }

    private @Nullable Observation observation(int row) {
        JobStatus known = status[row];
        return known == null
                ? null
                : new Observation(
                        Instant.ofEpochMilli(describedAt[row]),
                        known,
                        Millis.instant(lastUpdatedAt[row]),
                        Millis.instant(endedAt[row]),
                        counters[row],
                        Instant.ofEpochMilli(countersStillSince[row]));
    }

    boolean hasOpenFindings(int row) {
        Map<String, Mark> marked = marks[row];
        return marked != null && marked.values().stream().anyMatch(Mark::open);
    }

    void list(int row, Listed listed) {
        listedStatus[row] = listed.status();
        listedSelection[row] = listed.targetSelection();
        listedUpdatedAt[row] = Millis.of(listed.lastUpdatedAt());
        Boolean concurrent = listed.isConcurrent();
        listedConcurrent[row] = concurrent == null ? NOT_SAID : (byte) (concurrent ? 1 : 0);
    }

    @Nullable
    Listed listed(int row) {
        JobStatus known = listedStatus[row];
        return known == null
                ? null
                : new Listed(
                        known,
                        listedSelection[row],
                        Millis.instant(listedUpdatedAt[row]),
                        listedConcurrent[row] == NOT_SAID ? null : listedConcurrent[row] == 1);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Map<String, Mark>[] mapsOf(int rows) {
        return new Map[rows];
    }
}
