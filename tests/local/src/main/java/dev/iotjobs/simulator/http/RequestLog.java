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

/**
 * The calls to the account. Totals are kept of everything, single entries of the latest calls only, so that a long run
 * does not fill the memory. Thread-safe.
 */
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
     * An empty log.
     *
     * @param capacity how many entries to keep; 0 keeps totals only
     */
    public RequestLog(int capacity) {
        this.capacity = capacity;
    }

    /** One operation in one region. */
    public record Api(String service, String region, String operation) {}

    /**
     * One call.
     *
     * @param number its place among all calls in the order of their arrival, counted from 1
     * @param at when it arrived, by the account's clock
     * @param action the IAM action with its prefix, such as {@code iot:DescribeJob}
     * @param resource the job's id or whatever the service names its resource by, if the call was about one
     * @param status the HTTP status; 0 when the connection was closed without an answer
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
     * Totals.
     *
     * @param throttled how many of {@code calls} were throttled
     * @param failed how many of {@code calls} failed otherwise
     * @param mostInASecond the most calls that arrived within any second
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

    /** Notes a call and gives it its number. */
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

    /** How many calls arrived, of whatever kind and with whatever result. */
    public synchronized long arrivals() {
        return arrivals;
    }

    /** The latest calls that were answered, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The latest calls of an operation, oldest first. */
    public List<Entry> entries(String operation) {
        return entries().stream()
                .filter(entry -> entry.api().operation().equals(operation))
                .toList();
    }

    /** How often an operation was called, in all regions; throttled and failed calls included. */
    public long calls(String operation) {
        return totals(operation).calls();
    }

    /** Totals of an operation over all regions; the peak is that of the busiest region. */
    public Totals totals(String operation) {
        return totals().entrySet().stream()
                .filter(each -> each.getKey().operation().equals(operation))
                .map(Map.Entry::getValue)
                .reduce(Totals.NONE, Totals::plus);
    }

    /** Totals of everything that was ever called. */
    public synchronized Map<Api, Totals> totals() {
        return tallies.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().totals()));
    }

    /** The IAM actions that the calls needed, sorted. */
    public synchronized Set<String> iamActions() {
        return new TreeSet<>(iamActions);
    }

    /** Forgets everything; the next call is number 1 again. */
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
