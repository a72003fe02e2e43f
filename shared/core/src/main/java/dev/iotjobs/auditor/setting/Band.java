package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * One level of a figure. It begins at one value and ends below a lower one, so that a figure that moves around it does
 * not open and close a finding in every audit.
 *
 * @param opensAt percent, or number, at which the level begins
 * @param closesBelow percent, or number, below which it ends
 */
public record Band(double opensAt, double closesBelow) {

    /**
     * Whether a share reaches the level.
     *
     * @param isOpen whether a finding at this level is open
     */
    public boolean isReached(long part, long whole, boolean isOpen) {
        return Percent.isAtLeast(part, whole, isOpen ? closesBelow : opensAt);
    }

    /**
     * Whether a number reaches the level.
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
