package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.SimulatedJob;
import java.util.Set;

/**
 * A generated job and the rules that it breaks.
 *
 * @param scenario name of the kind of job, such as {@code forgotten-snapshot}
 * @param brokenRules ids of the rules about single jobs that the job breaks under the built-in policy. A first audit
 *     finds exactly these, unless the job ended more than 30 days ago.
 */
public record FleetJob(SimulatedJob job, String scenario, Set<String> brokenRules) {

    public FleetJob {
        brokenRules = Set.copyOf(brokenRules);
    }
}
