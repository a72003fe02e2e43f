package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.SimulatedAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A made account of one region.
 *
 * @param jobs the oldest first
 * @param groupSizes how many things each thing group has, by its ARN
 */
public record Fleet(FleetSettings settings, List<FleetJob> jobs, Map<String, Integer> groupSizes) {

    public Fleet {
        jobs = List.copyOf(jobs);
        groupSizes = Map.copyOf(groupSizes);
    }

    /** Makes the fleet that these settings say, always the same. */
    public static Fleet of(FleetSettings settings) {
        return new FleetGenerator(settings).generate();
    }

    /** Puts all jobs and groups into an account; jobs of the same id are replaced. */
    public void moveInto(SimulatedAccount account) {
        if (!account.accountId().equals(settings.accountId())) {
            throw new IllegalArgumentException(
                    "account " + account.accountId() + ": the fleet was made for " + settings.accountId());
        }
        groupSizes.forEach(account::groupSize);
        jobs.forEach(each -> account.put(settings.region(), each.job()));
    }

    /** The rules that each job breaks, see {@link FleetJob}; by job id, sorted; of all jobs, also of those without. */
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
