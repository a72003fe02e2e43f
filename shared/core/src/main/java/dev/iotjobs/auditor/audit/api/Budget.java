package dev.iotjobs.auditor.audit.api;

/**
 * The part of an API's rate limit that an audit may use. The rest is left to the operators of the fleet.
 *
 * @param percent share of the account's quota, 1 to 100
 * @param callsPerSecond a fixed rate instead of the share; {@code NaN} to use the share, infinite for no limit
 */
public record Budget(int percent, double callsPerSecond) {

    /** @throws IllegalArgumentException if the share is not from 1 to 100, or the rate is 0 or less */
    public Budget {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("API budget: must be from 1 to 100 percent, got " + percent);
        }
        if (callsPerSecond <= 0) {
            throw new IllegalArgumentException("calls a second: must be more than 0, got " + callsPerSecond);
        }
    }

    public static Budget share(int percent) {
        return new Budget(percent, Double.NaN);
    }

    public static Budget rate(double callsPerSecond) {
        return new Budget(100, callsPerSecond);
    }

    /** This budget, with its share limited to {@code mostPercent} of the quota. A fixed rate is not changed. */
    public Budget atMost(int mostPercent) {
        return isShare() && percent > mostPercent ? share(mostPercent) : this;
    }

    /** The rate that the budget allows for an API with this quota. Both are in calls a second. */
    public double of(double quota) {
        return Double.isNaN(callsPerSecond) ? quota * percent / 100 : callsPerSecond;
    }

    /** Whether the budget is a share of the quota. To use such a budget, an audit must know the quota. */
    public boolean isShare() {
        return Double.isNaN(callsPerSecond);
    }
}
