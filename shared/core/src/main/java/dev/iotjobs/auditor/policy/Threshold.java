package dev.iotjobs.auditor.policy;

/**
 * A figure's two levels, each opened at one value and closed below a lower one, so that a figure that swings around a
 * level does not open and close a finding at every audit.
 *
 * @param opensAt percent at which the lower level begins
 * @param closesBelow percent below which it ends, at most {@code opensAt}
 * @param risesAt percent at which the upper level begins
 * @param fallsBelow percent below which the upper level ends, at most {@code risesAt}
 */
public record Threshold(double opensAt, double closesBelow, double risesAt, double fallsBelow) {

    /** Where a figure stands. */
    public enum Level {
        BELOW,
        OVER,
        FAR_OVER
    }

    /** @throws IllegalArgumentException unless 0 &lt; closesBelow &le; opensAt &lt; risesAt and closesBelow &le;
     *     fallsBelow &le; risesAt */
    public Threshold {
        if (!(0 < closesBelow && closesBelow <= opensAt && opensAt < risesAt)) {
            throw new IllegalArgumentException("threshold: needs 0 < closesBelow <= opensAt < risesAt, got closesBelow="
                    + closesBelow + " opensAt=" + opensAt + " risesAt=" + risesAt);
        }
        if (!(closesBelow <= fallsBelow && fallsBelow <= risesAt)) {
            throw new IllegalArgumentException("threshold: needs closesBelow <= fallsBelow <= risesAt, got closesBelow="
                    + closesBelow + " fallsBelow=" + fallsBelow + " risesAt=" + risesAt);
        }
    }

    /** The level of a figure that stood at another one before. */
    public Level level(double percent, Level before) {
        if (percent >= (before == Level.FAR_OVER ? fallsBelow : risesAt)) {
            return Level.FAR_OVER;
        }
        return percent >= (before == Level.BELOW ? opensAt : closesBelow) ? Level.OVER : Level.BELOW;
    }
}
