package dev.iotjobs.local.shell;

import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedQuotas;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Starts local accounts that contain a generated fleet of jobs. */
final class FleetAccount {

    static final String REGION = "eu-west-1";

    /** Name of the topic that the auditor creates by default. */
    static final String TOPIC = "iot-jobs-auditor-alerts";

    /** The rate limit of ListJobs and of DescribeJob, in calls a second. */
    private static final int CALLS_PER_SECOND = 400; // with AWS's default of 10, a demonstration would take too long

    private FleetAccount() {}

    /**
     * Starts an account with a generated fleet that has recent jobs.
     *
     * @param jobs number of jobs
     * @param seed seed of all random choices
     * @param port on the loopback interface; 0 for any free port
     * @throws IOException if the port is taken
     */
    static LocalAccount start(int jobs, long seed, int port) throws IOException {
        InstantSource clock = InstantSource.system();
        SimulatedAccount account = new SimulatedAccount(LocalAccount.ACCOUNT_ID, clock);
        Fleet.of(new FleetSettings(seed, jobs, REGION, account.accountId(), clock.instant()))
                .moveInto(account);
        raiseRates(account);
        account.deletionDelay(Duration.ZERO);
        return LocalAccount.start(account, port);
    }

    /** Raises quotas and rate limits for ListJobs and DescribeJob, as AWS does on request. */
    private static void raiseRates(SimulatedAccount account) {
        for (String quota : List.of(SimulatedQuotas.LIST_JOBS_RATE, SimulatedQuotas.DESCRIBE_JOB_RATE)) {
            account.quotas().apply(REGION, "iot", quota, CALLS_PER_SECOND);
        }
        account.rateLimits().limit("ListJobs", CALLS_PER_SECOND, CALLS_PER_SECOND);
        account.rateLimits().limit("DescribeJob", CALLS_PER_SECOND, CALLS_PER_SECOND);
    }
}
