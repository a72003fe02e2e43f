package dev.iotjobs.auditor.audit.api;

/**
 * How much of an API's rate limit the audit may take from the people who operate the fleet.
 *
 * @param percent of the account's quota, 1 to 100
 * @param callsPerSecond instead of a share; {@code NaN} where the share applies, infinite for no limit
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

    /** The same, with a share of at most so many percent; a rate stays as it is. */
    public Budget atMost(int mostPercent) {
        return isShare() && percent > mostPercent ? share(mostPercent) : this;
    }

    /** Calls a second that may be made of an API whose quota allows so many. */
    public double of(double quota) {
        return Double.isNaN(callsPerSecond) ? quota * percent / 100 : callsPerSecond;
    }

    /** Whether the quota has to be known. */
    public boolean isShare() {
        return Double.isNaN(callsPerSecond);
    }
}
