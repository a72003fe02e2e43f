package dev.iotjobs.simulator;

import dev.iotjobs.simulator.http.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AWS's throttling: one token bucket for each operation and region. An operation without a limit is never throttled.
 * Refused calls take no token. Thread-safe.
 */
public final class RateLimits {

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final InstantSource clock;
    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<RequestLog.Api, Bucket> buckets = new HashMap<>();

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    private record Limit(double perSecond, int burst) {}

    private record Bucket(double tokens, Instant at) {}

    /**
     * Sets the limit of an operation: a token bucket for each region. The bucket starts full.
     *
     * @param perSecond tokens added in a second, more than 0
     * @param burst capacity of the bucket in tokens, at least 1
     */
    public synchronized void limit(String operation, double perSecond, int burst) {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a rate limit needs perSecond > 0 and burst >= 1: " + operation
                    + " perSecond=" + perSecond + " burst=" + burst);
        }
        limits.put(operation, new Limit(perSecond, burst));
        buckets.keySet().removeIf(api -> api.operation().equals(operation));
    }

    /** Removes the limit of an operation. */
    public synchronized void unlimited(String operation) {
        limits.remove(operation);
    }

    synchronized boolean tryAcquire(RequestLog.Api api) {
        @Nullable Limit limit = limits.get(api.operation());
        if (limit == null) {
            return true;
        }
        Instant now = clock.instant();
        @Nullable Bucket last = buckets.get(api);
        double tokens = last == null ? limit.burst() : refilled(limit, last, now);
        boolean granted = tokens >= 1;
        buckets.put(api, new Bucket(granted ? tokens - 1 : tokens, now));
        return granted;
    }

    private static double refilled(Limit limit, Bucket last, Instant now) {
        double seconds = Math.max(0, Duration.between(last.at(), now).toNanos() / NANOS);
        return Math.min(limit.burst(), last.tokens() + seconds * limit.perSecond());
    }
}
