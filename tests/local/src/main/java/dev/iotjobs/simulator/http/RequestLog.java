package dev.iotjobs.simulator.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A log of the calls to a simulated account: totals of all calls, and entries for the latest calls. Thread-safe. */
public final class RequestLog {

    private static final long WINDOW_MILLIS = 1_000;
    private static final Pattern THROTTLING =
            Pattern.compile("Throttl|TooManyRequests|ThroughputExceeded|RequestLimitExceeded");

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Api, Tally> tallies = new HashMap<>();
    private final Set<String> iamActions = new TreeSet<>();
    private long arrivals;

    /**
     * Creates an empty log.
     *
     * @param capacity maximum number of entries; 0 keeps only totals
     */
    public RequestLog(int capacity) {
        this.capacity = capacity;
    }

    /** Identifies an operation in one region. */
    public record Api(String service, String region, String operation) {}

    /**
     * One call in the log.
     *
     * @param number position of the call in the order of arrival, from 1
     * @param at time of arrival, by the account's clock
     * @param action the IAM action with its prefix, such as {@code iot:DescribeJob}
     * @param resource the job's id, or the name or ARN of another resource; null if the call has no resource
     * @param status the HTTP status; 0 if the connection was closed without a whole answer
     * @param errorCode the service's error code; null if the call did not fail
     */
    public record Entry(
            long number,
            Instant at,
            Api api,
            String action,
            @Nullable String resource,
            int status,
            @Nullable String errorCode) {
        public boolean throttled() {
            return errorCode != null && THROTTLING.matcher(errorCode).find();
        }

        public boolean failed() {
            return status < 200 || status >= 300;
        }
    }

    /**
     * Totals of calls.
     *
     * @param throttled number of calls that the service throttled
     * @param failed number of calls that failed for other reasons
     * @param mostInASecond the highest number of calls that arrived within one second
     */
    public record Totals(long calls, long throttled, long failed, int mostInASecond) {
        static final Totals NONE = new Totals(0, 0, 0, 0);

        Totals plus(Totals other) {
            return new Totals(
                    calls + other.calls,
                    throttled + other.throttled,
                    failed + other.failed,
                    Math.max(mostInASecond, other.mostInASecond));
        }
    }

    /**
     * Counts a call that has arrived.
     *
     * @return the number of the call
     */
    public synchronized long arrived(Api api, Instant at) {
        tallies.computeIfAbsent(api, any -> new Tally()).arrived(at.toEpochMilli());
        return ++arrivals;
    }

    public synchronized void answered(Entry entry) {
        tallies.computeIfAbsent(entry.api(), any -> new Tally()).answered(entry);
        iamActions.add(entry.action());
        if (capacity == 0) {
            return;
        }
        if (entries.size() == capacity) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** The number of all calls that have arrived. */
    public synchronized long arrivals() {
        return arrivals;
    }

    /** The latest calls that have ended, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The latest calls of an operation that have ended, oldest first. */
    public List<Entry> entries(String operation) {
        return entries().stream()
                .filter(entry -> entry.api().operation().equals(operation))
                .toList();
    }

    /** The number of calls of an operation in all regions, including throttled and failed calls. */
    public long calls(String operation) {
        return totals(operation).calls();
    }

    /**
     * Totals of an operation over all regions. Only {@code mostInASecond} is not a sum: it is the highest value of any
     * region.
     */
    public Totals totals(String operation) {
        return totals().entrySet().stream()
                .filter(each -> each.getKey().operation().equals(operation))
                .map(Map.Entry::getValue)
                .reduce(Totals.NONE, Totals::plus);
    }

    /** Totals of all calls, by operation and region. */
    public synchronized Map<Api, Totals> totals() {
        return tallies.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().totals()));
    }

    /** The IAM actions that all calls so far needed, sorted. */
    public synchronized Set<String> iamActions() {
        return new TreeSet<>(iamActions);
    }

    /** Clears the log. The next call gets number 1 again. */
    public synchronized void clear() {
        entries.clear();
        tallies.clear();
        iamActions.clear();
        arrivals = 0;
    }

    private static final class Tally {
        private final ArrayDeque<Long> lastSecond = new ArrayDeque<>();
        private long calls;
        private long throttled;
        private long failed;
        private int mostInASecond;

        void arrived(long millis) {
            calls++;
            lastSecond.addLast(millis);
            while (lastSecond.getFirst() <= millis - WINDOW_MILLIS) {
                lastSecond.removeFirst();
            }
            mostInASecond = Math.max(mostInASecond, lastSecond.size());
        }

        void answered(Entry entry) {
            if (entry.throttled()) {
                throttled++;
            } else if (entry.failed()) {
                failed++;
            }
        }

        Totals totals() {
            return new Totals(calls, throttled, failed, mostInASecond);
        }
    }
}
