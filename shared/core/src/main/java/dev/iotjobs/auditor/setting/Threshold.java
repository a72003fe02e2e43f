package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * Two levels of a figure. Each begins at one value and ends below a lower one, so that a figure that moves around a
 * level does not open and close a finding in every audit.
 *
 * @param opensAt percent at which the lower level begins
 * @param closesBelow percent below which it ends
 * @param risesAt percent at which the upper level begins
 * @param fallsBelow percent below which the upper level ends
 */
public record Threshold(double opensAt, double closesBelow, double risesAt, double fallsBelow) {

    /** The level of a figure. */
    public enum Level {
        BELOW,
        OVER,
        FAR_OVER
    }

    /** The level of a share, given its previous level. The whole must not be zero. */
    public Level level(long part, long whole, Level before) {
        if (Percent.isAtLeast(part, whole, before == Level.FAR_OVER ? fallsBelow : risesAt)) {
            return Level.FAR_OVER;
        }
        return Percent.isAtLeast(part, whole, before == Level.BELOW ? opensAt : closesBelow) ? Level.OVER : Level.BELOW;
    }

    /** Whether each level ends at or below its begin, and the upper level begins above the lower one. */
    boolean isInOrder() {
        return 0 < closesBelow
                && closesBelow <= opensAt
                && opensAt <= fallsBelow
                && fallsBelow <= risesAt
                && opensAt < risesAt
                && risesAt <= 100;
    }

    @Override
    public String toString() {
        return "closesBelow=" + closesBelow + " opensAt=" + opensAt + " fallsBelow=" + fallsBelow + " risesAt="
                + risesAt;
    }
}
