package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * One level of a figure. A finding opens at one value and closes only below a second value, which is usually lower. A
 * figure near the level therefore does not open and close a finding again and again.
 *
 * @param opensAt value at which a finding opens, in percent or as a number
 * @param closesBelow value below which an open finding closes, in percent or as a number
 */
public record Band(double opensAt, double closesBelow) {

    /**
     * Whether the share of {@code part} in {@code whole} reaches the level.
     *
     * @param isOpen whether a finding at this level is open. The level is reached from {@code closesBelow} on if a
     *     finding is open, and from {@code opensAt} on if none is open
     */
    public boolean isReached(long part, long whole, boolean isOpen) {
        return Percent.isAtLeast(part, whole, isOpen ? closesBelow : opensAt);
    }

    /**
     * Whether a number reaches the level.
     *
     * @param isOpen whether a finding at this level is open. The level is reached from {@code closesBelow} on if a
     *     finding is open, and from {@code opensAt} on if none is open
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
