package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a quota allows: the account's own value, else AWS's default for it, else what is configured, else what AWS
 * has published. Each value says where it comes from. Safe for use by several threads.
 */
public final class QuotaReader {

    private static final double PUBLISHED_CALLS_PER_SECOND = 10;

    private static final String APPLIED = "GetServiceQuota";
    private static final String DEFAULT = "GetAWSDefaultServiceQuota";

    private final JobSource source;
    private final Map<String, Double> configured;
    private final Map<String, ApiCalls> calls = new LinkedHashMap<>();
    private final List<PacedApi> paced = new ArrayList<>();
    private volatile boolean isUnreachable;

    public QuotaReader(JobSource source, Map<String, Double> configured) {
        this.source = source;
        this.configured = configured;
    }

    /** A quota's value; null when it is not known. */
    public record Limit(@Nullable Double value, LimitSource source) {}

    /** @param published what AWS has announced; null where nothing was */
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

    /** Calls made so far, by API; those of the paced APIs as well. */
    public synchronized Map<String, ApiCalls> calls() {
        Map<String, ApiCalls> all = new LinkedHashMap<>(calls);
        paced.forEach(api -> all.put(api.name(), api.calls()));
        return all;
    }

    /** Why no more calls of a paced API were made, for each API that was given up. */
    public synchronized List<String> givenUp() {
        return paced.stream().map(PacedApi::givenUp).filter(Objects::nonNull).toList();
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

    /** An API that is called at most at the budget's share of its quota. */
    public PacedApi paced(String api, String quotaCode, Budget budget, Timeline timeline, BooleanSupplier mayCall) {
        double quota = PUBLISHED_CALLS_PER_SECOND;
        if (budget.isShare()) {
            Double known = read(quotaCode, PUBLISHED_CALLS_PER_SECOND).value();
            quota = known == null || known <= 0 ? PUBLISHED_CALLS_PER_SECOND : known;
        }
        PacedApi made = new PacedApi(api, new Pacer(budget.of(quota), timeline), timeline, mayCall);
        synchronized (this) {
            paced.add(made);
        }
        return made;
    }
}
