package dev.iotjobs.auditor.audit.api;

/**
 * The share of an API's rate limit that an audit may use. The rest is left to the operators of the fleet.
 *
 * @param percent of the account's quota, 1 to 100
 * @param callsPerSecond a rate instead of a share; {@code NaN} if the share applies, infinite for no limit
 */
public record Budget(int percent, double callsPerSecond) {

    /** @throws IllegalArgumentException if the share or the rate is out of bounds */
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

    /** This budget with its share limited to {@code mostPercent}. A rate is not changed. */
    public Budget atMost(int mostPercent) {
        return isShare() && percent > mostPercent ? share(mostPercent) : this;
    }

    /** The calls a second that this budget allows for an API with this quota. */
    public double of(double quota) {
        return Double.isNaN(callsPerSecond) ? quota * percent / 100 : callsPerSecond;
    }

    /** Whether the quota has to be known. */
    public boolean isShare() {
        return Double.isNaN(callsPerSecond);
    }
}
