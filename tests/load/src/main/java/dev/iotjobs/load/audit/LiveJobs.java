package dev.iotjobs.load.audit;

import dev.iotjobs.simulator.http.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tracks whether audits describe each live job in time. A job with queued executions is due in every tick. Any other
 * job is due an hour after its last description.
 */
public final class LiveJobs {

    private static final String PREFIX = "live-";
    private static final Duration STANDING_STILL = Duration.ofHours(1);

    private final int jobs;
    private final int moving;
    private final Map<String, Instant> describedAt = new HashMap<>();

    /**
     * @param jobs number of live jobs
     * @param moving number of live jobs with queued executions; their ids have the lowest numbers
     */
    public LiveJobs(int jobs, int moving) {
        this.jobs = jobs;
        this.moving = moving;
    }

    /**
     * How many live jobs the audit of one tick described, and how many it missed.
     *
     * @param described number of successful DescribeJob calls for live jobs
     * @param late number of live jobs that the audit should have described, but did not
     */
    public record Seen(int described, int late) {}

    /**
     * Counts the live jobs that the audit of one tick described, and those that it missed.
     *
     * @param tick start of the tick
     * @param log calls of the auditor in this tick only
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
