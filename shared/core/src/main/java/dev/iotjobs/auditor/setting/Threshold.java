package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.fact.Percent;

/**
 * Two levels of a percentage. Each level begins at one value and ends below a second value, which is usually lower.
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
     * The level of the share of {@code part} in {@code whole}. OVER begins at {@code opensAt} percent and ends below
     * {@code closesBelow} percent. FAR_OVER begins at {@code risesAt} percent and ends below {@code fallsBelow}
     * percent.
     *
     * @param whole not zero
     * @param before the previous level of this share
     */
    public Level level(long part, long whole, Level before) {
        if (Percent.isAtLeast(part, whole, before == Level.FAR_OVER ? fallsBelow : risesAt)) {
            return Level.FAR_OVER;
        }
        return Percent.isAtLeast(part, whole, before == Level.BELOW ? opensAt : closesBelow) ? Level.OVER : Level.BELOW;
    }

    /**
     * Whether the values are valid: {@code 0 < closesBelow <= opensAt <= fallsBelow <= risesAt <= 100}, and {@code
     * opensAt < risesAt}.
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
