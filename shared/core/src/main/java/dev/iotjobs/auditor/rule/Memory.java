package dev.iotjobs.auditor.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may know of its own earlier verdicts on a subject.
 *
 * @param open the rule's own severity of its open finding; null when none is open
 * @param since when the finding opened, or when the condition was first seen while it is not open; null for neither
 * @param badRuns audits in a row before this one that found the condition to hold (NON_COMPLIANT or PENDING with it)
 * @param cleanRuns audits in a row before this one that found it not to hold, while a finding was open (PENDING without it)
 * @param look whether the subject was described for this judgement
 */
public record Memory(@Nullable Severity open, @Nullable Instant since, int badRuns, int cleanRuns, Look look) {

    /** Where the facts of a judgement come from. */
    public enum Look {
        /** From what is stored. */
        STORED,
        /** Described again within half a tick, which does not count as one more audit. */
        WITHIN_TICK,
        /** Described, as one more audit. */
        COUNTED
    }

    public static final Memory NONE = new Memory(null, null, 0, 0, Look.COUNTED);

    /** What is known of a condition that holds, while no finding is open. */
    public static Memory pending(Instant since, int audits, Look look) {
        return new Memory(null, since, audits, 0, look);
    }

    public boolean isOpen() {
        return open != null;
    }

    /** Whether this look counts as one more audit: once a tick at most. */
    private boolean counts() {
        return look == Look.COUNTED;
    }

    /** Audits in a row in which the condition holds, this one included if it counts. */
    public int badRunsNow() {
        return badRuns + (counts() || badRuns == 0 ? 1 : 0);
    }

    /** Audits in a row in which the condition does not hold, this one included if it counts. */
    public int cleanRunsNow() {
        return cleanRuns + (counts() || cleanRuns == 0 ? 1 : 0);
    }
}
