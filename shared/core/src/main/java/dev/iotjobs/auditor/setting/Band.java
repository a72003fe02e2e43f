package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * One level of a figure, opened at one value and closed below a lower one, so that a figure that swings around it does not
 * open and close a finding at every audit.
 *
 * @param opensAt percent at which the level begins
 * @param closesBelow percent below which it ends
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

    boolean isInOrder() {
        return 1 <= closesBelow && closesBelow <= opensAt && opensAt <= 100;
    }

    @Override
    public String toString() {
        return "closesBelow=" + closesBelow + " opensAt=" + opensAt;
    }
}
