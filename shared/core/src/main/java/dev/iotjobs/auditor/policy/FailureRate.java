package dev.iotjobs.auditor.policy;

/**
 * When too many executions of a job failed. Validated with the policy that holds it.
 *
 * @param percent of executed executions that failed or timed out; {@code opensAt} at most 50
 * @param minimumExecuted executions that a rate needs, 1 to 1000
 * @param smallFleetFailures failures that a smaller sample needs to be judged all the same, 1 to 100
 * @param smallFleetPercent percent of such a sample that must have failed, 50 to 100
 */
public record FailureRate(Threshold percent, int minimumExecuted, int smallFleetFailures, double smallFleetPercent) {

    private static final double MOST_OPENS_AT = 50;

    static FailureRate standard() {
        return new FailureRate(new Threshold(10, 8, 20, 16), 10, 3, 75);
    }

    void validate(Problems problems) {
        percent.validate("failurePercent", MOST_OPENS_AT, problems);
        problems.range("minimumExecuted", minimumExecuted, 1, 1_000);
        problems.range("smallFleetFailures", smallFleetFailures, 1, 100);
        problems.range("smallFleetPercent", smallFleetPercent, 50, 100);
    }
}
