package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * One level of a figure. A finding opens at one value and closes only below a lower value. This keeps a figure near the
 * level from opening and closing a finding in every audit.
 *
 * @param opensAt value at which a finding opens, in percent or as a number
 * @param closesBelow value below which an open finding closes, in percent or as a number
 */
public record Band(double opensAt, double closesBelow) {

    /**
     * Whether the share of {@code part} in {@code whole} reaches the level.
     *
     * @param isOpen whether a finding at this level is open, so that {@code closesBelow} applies
     */
    public boolean isReached(long part, long whole, boolean isOpen) {
        return Percent.isAtLeast(part, whole, isOpen ? closesBelow : opensAt);
    }

    /**
     * Whether a number reaches the level.
     *
     * @param isOpen whether a finding at this level is open, so that {@code closesBelow} applies
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
