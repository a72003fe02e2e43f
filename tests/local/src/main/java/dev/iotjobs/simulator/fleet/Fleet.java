package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.SimulatedAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A generated account with one region.
 *
 * @param jobs oldest first
 * @param groupSizes number of things in each thing group, by the ARN of the group
 */
public record Fleet(FleetSettings settings, List<FleetJob> jobs, Map<String, Integer> groupSizes) {

    public Fleet {
        jobs = List.copyOf(jobs);
        groupSizes = Map.copyOf(groupSizes);
    }

    /** Makes the fleet for these settings. The same settings always give the same fleet. */
    public static Fleet of(FleetSettings settings) {
        return new FleetGenerator(settings).generate();
    }

    /** Puts all jobs and group sizes into an account. Jobs with the same ids are replaced. */
    public void moveInto(SimulatedAccount account) {
        if (!account.accountId().equals(settings.accountId())) {
            throw new IllegalArgumentException(
                    "account " + account.accountId() + ": the fleet was made for " + settings.accountId());
        }
        groupSizes.forEach(account::groupSize);
        jobs.forEach(each -> account.put(settings.region(), each.job()));
    }

    /**
     * The ids of the rules that each job breaks ({@link FleetJob#brokenRules}), by job id. A job that breaks no rule
     * has an empty set.
     */
    public Map<String, Set<String>> expected() {
        return jobs.stream()
                .collect(Collectors.toMap(
                        each -> each.job().jobId(), FleetJob::brokenRules, (one, other) -> one, TreeMap::new));
    }

    /** The jobs of a scenario. */
    public List<FleetJob> jobsOf(String scenario) {
        return jobs.stream().filter(each -> each.scenario().equals(scenario)).toList();
    }
}
