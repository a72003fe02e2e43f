package dev.iotjobs.auditor.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What an installation may tune.
 *
 * @param grace age of a job below which a small sample is not judged, 0 to 1 day
 * @param agesOutAfter how long after its end a job is judged, 1 to 365 days
 * @param recent how far back the counters of a continuous job are judged, 1 hour to 90 days
 * @param failureRate when too many executions of a job failed
 * @param settle how long the counters of a cancelled job may lag behind, 0 to 24 hours
 * @param quotaUsage when too much of a quota is in use, in percent of the quota
 * @param quotaFallbacks quotas by their code in Service Quotas, for those that cannot be read there; each positive
 * @param coverage when an audit that did not evaluate every job is a finding
 * @param rulesOff ids of rules that give no verdict
 */
public record Policy(
        Duration grace,
        Duration agesOutAfter,
        Duration recent,
        FailureRate failureRate,
        Duration settle,
        Threshold quotaUsage,
        Map<String, Double> quotaFallbacks,
        CoverageLimits coverage,
        Set<String> rulesOff) {

    /** @throws IllegalArgumentException naming every value that is out of bounds */
    public Policy {
        quotaFallbacks = Map.copyOf(quotaFallbacks);
        rulesOff = Set.copyOf(rulesOff);
        Problems problems = new Problems();
        problems.range("grace", grace, Duration.ZERO, Duration.ofDays(1));
        problems.range("agesOutAfter", agesOutAfter, Duration.ofDays(1), Duration.ofDays(365));
        problems.range("recent", recent, Duration.ofHours(1), Duration.ofDays(90));
        failureRate.validate(problems);
        problems.range("settle", settle, Duration.ZERO, Duration.ofHours(24));
        quotaUsage.validate("usagePercent", 100, problems);
        quotaFallbacks.forEach((code, quota) -> problems.check(
                quota > 0 && Double.isFinite(quota), "quotaFallbacks." + code + ": must be positive, got " + quota));
        coverage.validate(problems);
        problems.throwIfAny();
    }

    /** The built-in policy. */
    public static Policy standard() {
        return new Policy(
                Duration.ofMinutes(10),
                Duration.ofDays(30),
                Duration.ofDays(7),
                FailureRate.standard(),
                Duration.ofMinutes(15),
                new Threshold(75, 70, 90, 85),
                Map.of(),
                CoverageLimits.standard(),
                Set.of());
    }

    /** Whether a rule gives verdicts. */
    public boolean isOn(String ruleId) {
        return !rulesOff.contains(ruleId);
    }

    /** This policy with other fallbacks for quotas that cannot be read. */
    public Policy withQuotaFallbacks(Map<String, Double> fallbacks) {
        return new Policy(grace, agesOutAfter, recent, failureRate, settle, quotaUsage, fallbacks, coverage, rulesOff);
    }

    /** This policy with other rules switched off. */
    public Policy withRulesOff(Set<String> ids) {
        return new Policy(grace, agesOutAfter, recent, failureRate, settle, quotaUsage, quotaFallbacks, coverage, ids);
    }
}
