package dev.iotjobs.load;

import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.simulator.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an onlooker knows of live jobs: when each was described, and whether that was in time. */
final class LiveJobs {

    private static final String PREFIX = "live-";

    /** An audit plans a while after it began, and notes when it saw a job a little later than the job was asked for. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final int jobs;
    private final Freshness freshness;
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, Observation> observations = new HashMap<>();

    LiveJobs(int jobs, Freshness freshness) {
        this.jobs = jobs;
        this.freshness = freshness;
    }

    /** How many were described in a tick, and how many were due when it began and were not. */
    record Seen(int described, int late) {}

    /** A job's counters are others now. */
    void moved(String jobId) {
        counters.merge(jobId, 1, Integer::sum);
    }

    Seen after(Instant tick, RequestLog log) {
        Set<String> due = new HashSet<>();
        for (int i = 0; i < jobs; i++) {
            if (isDue(observations.get(PREFIX + i), tick)) {
                due.add(PREFIX + i);
            }
        }
        int described = 0;
        for (RequestLog.Entry call : log.entries("DescribeJob")) {
            String jobId = call.resource();
            if (jobId != null && jobId.startsWith(PREFIX) && !call.failed()) {
                described++;
                due.remove(jobId);
                observations.put(jobId, observed(jobId, call.at()));
            }
        }
        return new Seen(described, due.size());
    }

    private boolean isDue(@Nullable Observation known, Instant tick) {
        return known == null
                || known.describedAt()
                        .plus(freshness.interval(known))
                        .plus(TOLERANCE)
                        .isBefore(tick);
    }

    private Observation observed(String jobId, Instant at) {
        int now = counters.getOrDefault(jobId, 0);
        Observation before = observations.get(jobId);
        Instant since = before == null || before.counters() != now ? at : before.countersStillSince();
        return new Observation(at, JobStatus.IN_PROGRESS, null, null, now, since);
    }
}
