package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.job.Job;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that an audit may know of a job.
 *
 * @param seen the job as it was last described; null before the first time
 * @param refused whether it could not be described when it was last asked for
 * @param open its open findings by rule
 */
record Belief(@Nullable Job seen, boolean refused, Map<String, Standing> open) {

    /** Of a job that nobody has looked at, or that is gone. */
    static final Belief NOTHING = new Belief(null, false, Map.of());

    Belief {
        open = Map.copyOf(open);
    }

    Belief whenRefused() {
        return new Belief(seen, true, open);
    }
}
