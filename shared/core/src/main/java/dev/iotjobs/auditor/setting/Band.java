package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * A level of a figure, with one value that opens a finding and another that closes the finding. The second value is
 * usually lower.
 *
 * @param opensAt value at which a finding opens, in percent or as a number
 * @param closesBelow value below which an open finding closes, in percent or as a number
 */
public record Band(double opensAt, double closesBelow) {

    /**
     * Whether the share of {@code part} in {@code whole} is at least {@code opensAt} percent or, if a finding is open,
     * at least {@code closesBelow} percent.
     *
     * @param isOpen whether a finding at this level is open
     */
    public boolean isReached(long part, long whole, boolean isOpen) {
        return Percent.isAtLeast(part, whole, isOpen ? closesBelow : opensAt);
    }

    /**
     * Whether a number is at least {@code opensAt} or, if a finding is open, at least {@code closesBelow}.
     *
     * @param isOpen whether a finding at this level is open
     */
    public boolean isReached(long number, boolean isOpen) {
        return number >= (isOpen ? closesBelow : opensAt);
    }

    boolean isInOrder(int most) {
        return 1 <= closesBelow && closesBelow <= opensAt && opensAt <= most;
    }

    @Override
    public String toString() {
        return "closesBelow=" + closesBelow + " opensAt=" + opensAt;
    }
}
