package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * Two levels of a figure. Each level begins at one value and ends only below a lower value. This keeps a figure near a
 * level from opening and closing a finding in every audit.
 *
 * @param opensAt percent at which the lower level begins
 * @param closesBelow percent below which the lower level ends
 * @param risesAt percent at which the upper level begins
 * @param fallsBelow percent below which the upper level ends
 */
public record Threshold(double opensAt, double closesBelow, double risesAt, double fallsBelow) {

    /** The level that a figure has reached. */
    public enum Level {
        BELOW,
        OVER,
        FAR_OVER
    }

    /**
     * The level of the share of {@code part} in {@code whole}. A level that was reached before ends only below its
     * lower value. The whole must not be zero.
     */
    public Level level(long part, long whole, Level before) {
        if (Percent.isAtLeast(part, whole, before == Level.FAR_OVER ? fallsBelow : risesAt)) {
            return Level.FAR_OVER;
        }
        return Percent.isAtLeast(part, whole, before == Level.BELOW ? opensAt : closesBelow) ? Level.OVER : Level.BELOW;
    }

    /**
     * Whether the values are valid: above 0, at most 100, no level ends above its begin, and the upper level begins
     * above the lower level.
     */
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
