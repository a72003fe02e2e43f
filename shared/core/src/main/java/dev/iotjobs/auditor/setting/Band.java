package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * One level of a figure, opened at one value and closed below a lower one, so that a figure that swings around it does not
 * open and close a finding at every audit.
 *
 * @param opensAt percent, or number, at which the level begins
 * @param closesBelow percent, or number, below which it ends
 */
public record Band(double opensAt, double closesBelow) {

    /**
     * Whether a share reaches the level.
     *
     * @param isOpen whether it did before
     */
    public boolean isReached(long part, long whole, boolean isOpen) {
        return Percent.isAtLeast(part, whole, isOpen ? closesBelow : opensAt);
    }

    /**
     * Whether a number reaches the level.
     *
     * @param isOpen whether it did before
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
