package dev.iotjobs.load.audit;

import dev.iotjobs.simulator.http.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When each live job was described, and whether that was in time: in every tick if it can move, else every hour. */
public final class LiveJobs {

    private static final String PREFIX = "live-";
    private static final Duration STANDING_STILL = Duration.ofHours(1);

    private final int jobs;
    private final int moving;
    private final Map<String, Instant> describedAt = new HashMap<>();

    /** @param moving the first so many can move */
    public LiveJobs(int jobs, int moving) {
        this.jobs = jobs;
        this.moving = moving;
    }

    /** How many were described in a tick, and how many were due when it began and were not. */
    public record Seen(int described, int late) {}

    /**
     * What an audit described, and what of it was due.
     *
     * @param log of the tick alone
     */
    public Seen after(Instant tick, RequestLog log) {
        Set<String> due = new HashSet<>();
        for (int i = 0; i < jobs; i++) {
            if (i < moving || isDue(describedAt.get(PREFIX + i), tick)) {
                due.add(PREFIX + i);
            }
        }
        int described = 0;
        for (RequestLog.Entry call : log.entries("DescribeJob")) {
            String jobId = call.resource();
            if (jobId != null && jobId.startsWith(PREFIX) && !call.failed()) {
                described++;
                due.remove(jobId);
                describedAt.put(jobId, call.at());
            }
        }
        return new Seen(described, due.size());
    }

    private static boolean isDue(@Nullable Instant last, Instant tick) {
        return last == null || last.plus(STANDING_STILL).isBefore(tick);
    }
}
