package dev.iotjobs.auditor.rule.runtime;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The executed executions of a job by which it is judged: all of them, or of a CONTINUOUS job those of late.
 *
 * @param since from when on they count; null for the lifetime of the job
 */
record Sample(
        long succeeded,
        long failed,
        long rejected,
        long timedOut,
        @Nullable Instant since) {

    /** The sample of a job of which the service gives counters. */
    static Sample of(JobFacts facts, JobProcessDetails counters, Instant now, Duration recent) {
        Optional<EarlierCounters> before = facts.countersBefore(now, recent);
        if (before.isPresent()) {
            Sample late = between(before.get(), counters);
            if (late.isPlausible()) {
                return late;
            }
        }
        return new Sample(counters.succeeded(), counters.failed(), counters.rejected(), counters.timedOut(), null);
    }

    private static Sample between(EarlierCounters before, JobProcessDetails now) {
        JobProcessDetails then = before.counters();
        return new Sample(
                now.succeeded() - then.succeeded(),
                now.failed() - then.failed(),
                now.rejected() - then.rejected(),
                now.timedOut() - then.timedOut(),
                before.at());
    }

    /** Counters fall when executions are deleted: then nothing can be said of late. */
    private boolean isPlausible() {
        return succeeded >= 0 && failed >= 0 && rejected >= 0 && timedOut >= 0;
    }

    long executed() {
        return succeeded + failed + rejected + timedOut;
    }

    /** A device that rejects an execution refused it: that is no failure. */
    long failures() {
        return failed + timedOut;
    }
}
