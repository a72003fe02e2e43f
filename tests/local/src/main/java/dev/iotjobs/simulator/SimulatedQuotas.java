package dev.iotjobs.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The service quotas of a simulated account. Each quota has a default value; a region can have another value. A new
 * account has the quotas of AWS IoT for jobs. Thread-safe.
 */
public final class SimulatedQuotas {

    public static final String ACTIVE_CONTINUOUS_JOBS = "L-4E068A30";
    public static final String ACTIVE_SNAPSHOT_JOBS = "L-D80B05DB";
    public static final String CONCURRENT_JOBS = "L-FBF5CD89";
    public static final String LIST_JOBS_RATE = "L-145FD0E6";
    public static final String DESCRIBE_JOB_RATE = "L-609D00CE";

    private final Map<String, Quota> defaults = new ConcurrentSkipListMap<>();
    private final Map<Applied, Double> applied = new ConcurrentSkipListMap<>();

    SimulatedQuotas() {
        define(new Quota("iot", ACTIVE_CONTINUOUS_JOBS, "Active continuous jobs", 100_000, true));
        define(new Quota("iot", ACTIVE_SNAPSHOT_JOBS, "Active snapshot jobs", 100_000, true));
        define(new Quota("iot", CONCURRENT_JOBS, "Concurrent jobs", 1_000, true)); // AWS publishes no default
        define(new Quota("iot", LIST_JOBS_RATE, "ListJobs throttle limit", 10, true));
        define(new Quota("iot", DESCRIBE_JOB_RATE, "DescribeJob throttle limit", 10, true));
        define(new Quota("iot", "L-86FC5D66", "GetJobDocument throttle limit", 10, true));
        define(new Quota("iot", "L-9CCB5F90", "ListJobExecutionsForJob throttle limit", 10, true));
        define(new Quota("iot", "L-60A7ED34", "ListTagsForResource throttle limit", 10, true));
        define(new Quota("iot", "L-9D1E0A0D", "Job Targets", 100, false));
        define(new Quota("iot", "L-B475FD53", "Data retention", 730, false));
    }

    /**
     * A quota.
     *
     * @param serviceCode code of the service in Service Quotas, such as {@code iot}
     * @param value the default, or the value in one region
     */
    public record Quota(String serviceCode, String code, String name, double value, boolean adjustable) {
        Quota withValue(double changed) {
            return new Quota(serviceCode, code, name, changed, adjustable);
        }
    }

    private record Applied(String region, String serviceCode, String code) implements Comparable<Applied> {
        @Override
        public int compareTo(Applied other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Adds a quota with its default value, or replaces the quota. */
    public void define(Quota quota) {
        defaults.put(key(quota.serviceCode(), quota.code()), quota);
    }

    /** Removes a quota. Service Quotas then knows neither its default nor its values in regions. */
    public void forget(String serviceCode, String code) {
        defaults.remove(key(serviceCode, code));
    }

    /** Sets the value of a quota in one region. */
    public void apply(String region, String serviceCode, String code, double value) {
        applied.put(new Applied(region, serviceCode, code), value);
    }

    /**
     * The quota with its value in this region, or with its default value if the region has no value of its own. Empty
     * for an unknown quota.
     */
    public Optional<Quota> find(String region, String serviceCode, String code) {
        return findDefault(serviceCode, code).map(quota -> applied(region, quota));
    }

    /** The quota with its default value; empty for an unknown quota. */
    public Optional<Quota> findDefault(String serviceCode, String code) {
        return Optional.ofNullable(defaults.get(key(serviceCode, code)));
    }

    /** The quotas of a service, sorted by code, with the values in this region. */
    public List<Quota> list(String region, String serviceCode) {
        return defaults.values().stream()
                .filter(quota -> quota.serviceCode().equals(serviceCode))
                .map(quota -> applied(region, quota))
                .toList();
    }

    private Quota applied(String region, Quota quota) {
        @Nullable Double value = applied.get(new Applied(region, quota.serviceCode(), quota.code()));
        return value == null ? quota : quota.withValue(value);
    }

    private static String key(String serviceCode, String code) {
        return serviceCode + "/" + code;
    }
}
