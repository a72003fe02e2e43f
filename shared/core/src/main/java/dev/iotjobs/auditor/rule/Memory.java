package dev.iotjobs.auditor.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may know about its own earlier verdicts on a subject.
 *
 * @param open the severity that the rule gave to its open finding; null if no finding is open
 * @param since when the finding opened or, while it is pending, when an audit first found the defect; otherwise null
 * @param badRuns number of successive audits before this audit that found the defect
 * @param cleanRuns number of successive audits before this audit that did not find the defect while a finding stayed
 *     open
 * @param source where the facts of this judgement come from
 */
public record Memory(@Nullable Severity open, @Nullable Instant since, int badRuns, int cleanRuns, FactSource source) {

    /** Where the facts of a judgement come from. */
    public enum FactSource {
        /** The rule judges stored evidence, because this audit did not read new evidence of the subject. */
        STORED,
        /**
         * The rule judges new evidence. Less than half a tick ago, an earlier audit added 1 to the number of successive
         * audits with the same result. This audit therefore does not add 1.
         */
        WITHIN_TICK,
        /** The rule judges new evidence. This audit adds 1 to the number of successive audits with the same result. */
        COUNTED
    }

    public static final Memory NONE = new Memory(null, null, 0, 0, FactSource.COUNTED);

    /**
     * The memory of a rule that found a defect but has not opened a finding yet.
     *
     * @param since when an audit first found the defect
     * @param audits number of successive audits that found the defect, not counting this audit
     */
    public static Memory pending(Instant since, int audits, FactSource source) {
        return new Memory(null, since, audits, 0, source);
    }

    public boolean isOpen() {
        return open != null;
    }

    /** Whether this audit adds 1 to the number of successive audits with the same result. */
    private boolean counts() {
        return source == FactSource.COUNTED;
    }

    /**
     * The number of successive audits that found the defect. Only for a rule that finds the defect in this audit. If
     * {@link #source()} is {@code COUNTED}, the number is {@link #badRuns()} plus 1 for this audit. Otherwise it is
     * {@link #badRuns()}, but at least 1, because this audit found the defect.
     */
    public int badRunsNow() {
        return badRuns + (counts() || badRuns == 0 ? 1 : 0);
    }

    /**
     * The number of successive audits that did not find the defect while the finding stayed open. Only for a rule that
     * does not find the defect in this audit. If {@link #source()} is {@code COUNTED}, the number is {@link
     * #cleanRuns()} plus 1 for this audit. Otherwise it is {@link #cleanRuns()}, but at least 1, because this audit did
     * not find the defect.
     */
    public int cleanRunsNow() {
        return cleanRuns + (counts() || cleanRuns == 0 ? 1 : 0);
    }
}
