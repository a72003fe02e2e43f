package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Makes a {@link PacedApi} for each API that an audit calls in one Region. A {@code PacedApi} limits calls to the rate
 * of the budget. Counts the calls to all these APIs and to Service Quotas. Safe for use by several threads.
 */
public final class PacedApis {

    private static final double PUBLISHED_CALLS_PER_SECOND = 10;

    private final QuotaReader quotas;
    private final Budget budget;
    private final Timeline timeline;
    private final BooleanSupplier mayCall;
    private final List<PacedApi> apis = new ArrayList<>();

    /**
     * @param timeline monotonic
     * @param mayCall asked before each call; false if the audit may make no more calls
     */
    public PacedApis(QuotaReader quotas, Budget budget, Timeline timeline, BooleanSupplier mayCall) {
        this.quotas = quotas;
        this.budget = budget;
        this.timeline = timeline;
        this.mayCall = mayCall;
    }

    /** Makes a paced API. Reads the API's rate limit if the budget is a share of this limit. */
    public PacedApi of(String name, String quotaCode) {
        PacedApi made = new PacedApi(name, new Pacer(budget.of(quota(quotaCode)), timeline), timeline, mayCall);
        synchronized (this) {
            apis.add(made);
        }
        return made;
    }

    private double quota(String code) {
        if (!budget.isShare()) {
            return PUBLISHED_CALLS_PER_SECOND;
        }
        Double known = quotas.read(code, PUBLISHED_CALLS_PER_SECOND).value();
        return known == null || known <= 0 ? PUBLISHED_CALLS_PER_SECOND : known;
    }

    /** The calls made so far, by name of the API. */
    public synchronized Map<String, ApiCalls> calls() {
        Map<String, ApiCalls> all = quotas.calls();
        apis.forEach(api -> all.put(api.name(), api.calls()));
        return all;
    }

    /** Why the audit stopped calling APIs: one reason for each API to which it makes no more calls. */
    public synchronized List<String> givenUp() {
        return apis.stream().map(PacedApi::givenUp).filter(Objects::nonNull).toList();
    }
}
