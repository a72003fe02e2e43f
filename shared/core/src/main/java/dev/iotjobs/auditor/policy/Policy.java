package dev.iotjobs.auditor.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an installation may tune.
 *
 * @param failureRate when a job's share of unsuccessful executions is too high, in percent of executed ones
 * @param minimumExecuted executions a rate needs before it is judged, at least 1
 * @param smallFleetFailures a job with fewer executions than that is judged all the same when all of them, and at least
 *     so many, were unsuccessful
 * @param forceCancelMemory how long a force-cancelled job stays a finding
 * @param quotaUsage when the usage of a quota is too high, in percent of the quota
 * @param quotaFallbacks quotas by their code in Service Quotas, for those that cannot be read there
 * @param coverageHighBelow coverage in percent below which an incomplete audit is of high severity
 * @param grace age below which runtime rules leave a job alone
 */
public record Policy(
        Threshold failureRate,
        int minimumExecuted,
        int smallFleetFailures,
        Duration forceCancelMemory,
        Threshold quotaUsage,
        Map<String, Double> quotaFallbacks,
        double coverageHighBelow,
        Duration grace) {

    /** @throws IllegalArgumentException naming every value that is out of bounds */
    public Policy {
        quotaFallbacks = Map.copyOf(quotaFallbacks);
        List<String> problems = new ArrayList<>();
        check(problems, minimumExecuted >= 1, "minimumExecuted: must be at least 1, got " + minimumExecuted);
        check(problems, smallFleetFailures >= 1, "smallFleetFailures: must be at least 1, got " + smallFleetFailures);
        check(
                problems,
                forceCancelMemory.isPositive(),
                "forceCancelMemory: must be positive, got " + forceCancelMemory);
        check(
                problems,
                coverageHighBelow >= 0 && coverageHighBelow <= 100,
                "coverageHighBelow: must be from 0 to 100 percent, got " + coverageHighBelow);
        check(problems, !grace.isNegative(), "grace: must not be negative, got " + grace);
        quotaFallbacks.forEach((code, quota) ->
                check(problems, quota > 0, "quotaFallbacks." + code + ": must be positive, got " + quota));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** The built-in policy. */
    public static Policy standard() {
        return new Policy(
                new Threshold(10, 8, 20, 16),
                10,
                3,
                Duration.ofDays(30),
                new Threshold(75, 70, 90, 85),
                Map.of(),
                90,
                Duration.ofMinutes(15));
    }

    /** This policy with other fallbacks for quotas that cannot be read. */
    public Policy withQuotaFallbacks(Map<String, Double> fallbacks) {
        return new Policy(
                failureRate,
                minimumExecuted,
                smallFleetFailures,
                forceCancelMemory,
                quotaUsage,
                fallbacks,
                coverageHighBelow,
                grace);
    }

    /** Which policy it is: two with the same version judge alike. Stable between runs and machines. */
    public String version() {
        Policy withoutFallbacks = withQuotaFallbacks(Map.of());
        return Integer.toHexString((withoutFallbacks + " " + new TreeMap<>(quotaFallbacks)).hashCode());
    }

    private static void check(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
