package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for the fleet of a local account. */
final class FleetOptions {

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "" + FleetSettings.JOBS_FOR_EVERYTHING,
            description = "Jobs in the account, from 10 to 100000 (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of the random jobs; the same seed makes the same jobs (default: ${DEFAULT-VALUE}).")
    private long seed;

    int jobs() {
        return jobs;
    }

    long seed() {
        return seed;
    }

    /**
     * Checks these options and a port.
     *
     * @param port 0 for any free port
     * @throws SettingsException with all problems, if there are any
     */
    void check(int port) {
        List<String> problems = new ArrayList<>();
        if (jobs < FleetSettings.FEWEST_JOBS || jobs > FleetSettings.MOST_JOBS) {
            problems.add("--jobs: must be from " + FleetSettings.FEWEST_JOBS + " to " + FleetSettings.MOST_JOBS
                    + ", got " + jobs);
        }
        if (port < 0 || port > 65_535) {
            problems.add("--port: must be from 1 to 65535, or 0 for any free port, got " + port);
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
