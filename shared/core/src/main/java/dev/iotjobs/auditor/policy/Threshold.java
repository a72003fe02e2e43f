package dev.iotjobs.auditor.policy;

/**
 * A figure's two levels, each opened at one value and closed below a lower one, so that a figure that swings around a
 * level does not open and close a finding at every audit. Validated with the policy that holds it.
 *
 * @param opensAt percent at which the lower level begins
 * @param closesBelow percent below which it ends
 * @param risesAt percent at which the upper level begins
 * @param fallsBelow percent below which the upper level ends
 */
public record Threshold(double opensAt, double closesBelow, double risesAt, double fallsBelow) {

    /** Where a figure stands. */
    public enum Level {
        BELOW,
        OVER,
        FAR_OVER
    }

    /** The level of a share that stood at another level before. The whole must not be zero. */
    public Level level(long part, long whole, Level before) {
        if (Percent.isAtLeast(part, whole, before == Level.FAR_OVER ? fallsBelow : risesAt)) {
            return Level.FAR_OVER;
        }
        return Percent.isAtLeast(part, whole, before == Level.BELOW ? opensAt : closesBelow) ? Level.OVER : Level.BELOW;
    }

    void validate(String name, double mostOpensAt, Problems problems) {
        problems.range(name + ".opensAt", opensAt, 0, mostOpensAt);
        problems.range(name + ".risesAt", risesAt, 0, 100);
        problems.check(
                0 < closesBelow && closesBelow <= opensAt && opensAt <= fallsBelow && fallsBelow <= risesAt,
                name + ": needs 0 < closesBelow <= opensAt <= fallsBelow <= risesAt, got " + this);
        problems.check(opensAt < risesAt, name + ": needs opensAt < risesAt, got " + this);
    }

    @Override
    public String toString() {
        return "closesBelow=" + closesBelow + " opensAt=" + opensAt + " fallsBelow=" + fallsBelow + " risesAt="
                + risesAt;
    }
}
