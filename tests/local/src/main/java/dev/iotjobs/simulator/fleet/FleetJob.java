package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.SimulatedJob;
import java.util.Set;

/**
 * A job of a fleet and what is known of it from how it was made.
 *
 * @param scenario what the job stands for, such as {@code forgotten-snapshot}
 * @param brokenRules ids of the rules about jobs by which a first audit with the built-in policy finds the job at the
 *     fleet's present, if it has not ended more than 30 days ago
 */
public record FleetJob(SimulatedJob job, String scenario, Set<String> brokenRules) {

    public FleetJob {
        brokenRules = Set.copyOf(brokenRules);
    }
}
