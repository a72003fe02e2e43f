package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a quota. Uses the first known value of these: the account's own value, AWS's default, the
 * configured value, the documented value. Safe for use by several threads.
 */
public final class QuotaReader {

    private static final String APPLIED = "GetServiceQuota";
    private static final String DEFAULT = "GetAWSDefaultServiceQuota";

    private final JobSource source;
    private final Map<String, Double> configured;
    private final Map<String, ApiCalls> calls = new LinkedHashMap<>();

    private volatile boolean isUnreachable;

    public QuotaReader(JobSource source, Map<String, Double> configured) {
        this.source = source;
        this.configured = configured;
    }

    /** A quota's value, null if it is unknown, and the source of the value. */
    public record Limit(@Nullable Double value, LimitSource source) {}

    /** @param published the value in AWS's documentation; null if AWS documents no value */
    Limit read(String quotaCode, @Nullable Double published) {
        if (count(APPLIED, () -> source.appliedQuota(quotaCode)) instanceof Answer.Ok<Double>(var value)) {
            return new Limit(value, LimitSource.APPLIED);
        }
        if (count(DEFAULT, () -> source.defaultQuota(quotaCode)) instanceof Answer.Ok<Double>(var value)) {
            return new Limit(value, LimitSource.DEFAULT);
        }
        Double fallback = configured.get(quotaCode);
        if (fallback != null) {
            return new Limit(fallback, LimitSource.CONFIGURED);
        }
        return published == null ? new Limit(null, LimitSource.UNKNOWN) : new Limit(published, LimitSource.ASSUMED);
    }

    /**
     * How long the service keeps jobs after their end. Returns {@link JobFacts#STANDARD_RETENTION} if the quota cannot
     * be read.
     */
    public Duration retention() {
        Double days = read(QuotaCodes.RETENTION, null).value();
        return days == null || days <= 0 ? JobFacts.STANDARD_RETENTION : Duration.ofDays(days.longValue());
    }

    /** The calls to Service Quotas made so far, by name of the API. */
    synchronized Map<String, ApiCalls> calls() {
        return new LinkedHashMap<>(calls);
    }

    private Answer<Double> count(String api, Supplier<Answer<Double>> call) {
        if (isUnreachable) {
            return new Answer.OutOfTime<>();
        }
        Answer<Double> answer = call.get();
        isUnreachable = answer instanceof Answer.Unreachable<Double>;
        synchronized (this) {
            calls.put(api, calls.getOrDefault(api, ApiCalls.NONE).and(answer));
        }
        return answer;
    }
}
