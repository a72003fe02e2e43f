package dev.iotjobs.auditor.policy;

import java.time.Duration;

/**
 * When an audit that did not evaluate every job is a finding. Validated with the policy that holds it.
 *
 * @param highBelowPercent coverage below which the finding is HIGH, 50 to 100
 * @param highAfter incomplete audits in a row from which it is HIGH, 2 to 100
 * @param firstCoverage how long jobs may wait that no audit has reached yet, from the first audit on; 1 hour to 7 days
 * @param brakePercent of the known jobs to be described, of which more must answer 404 to be implausible; 1 to 100
 * @param brakeCount jobs of which more must answer 404 to be implausible, 1 to 100,000
 */
public record CoverageLimits(
        double highBelowPercent, int highAfter, Duration firstCoverage, double brakePercent, int brakeCount) {

    static CoverageLimits standard() {
        return new CoverageLimits(90, 3, Duration.ofHours(24), 10, 50);
    }

    /** Whether so many known jobs that answer 404 at once are implausible. */
    public boolean brakes(long vanished, long known) {
        return vanished > brakeCount && Percent.isAbove(vanished, known, brakePercent);
    }

    void validate(Problems problems) {
        problems.range("highBelowPercent", highBelowPercent, 50, 100);
        problems.range("highAfter", highAfter, 2, 100);
        problems.range("firstCoverage", firstCoverage, Duration.ofHours(1), Duration.ofDays(7));
        problems.range("brakePercent", brakePercent, 1, 100);
        problems.range("brakeCount", brakeCount, 1, 100_000);
    }
}
