package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.SimulatedJob;
import java.util.Set;

/**
 * A generated job with the findings that are expected for it.
 *
 * @param scenario name of the kind of job, such as {@code forgotten-snapshot}
 * @param brokenRules ids of the rules that the job breaks. A first audit with the built-in policy finds exactly these,
 *     unless the job ended more than 30 days ago. Only rules about single jobs are listed.
 */
public record FleetJob(SimulatedJob job, String scenario, Set<String> brokenRules) {

    public FleetJob {
        brokenRules = Set.copyOf(brokenRules);
    }
}
