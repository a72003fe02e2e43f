package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import java.util.List;

/** Creates the simulated AWS services of an account: AWS IoT jobs, STS and Service Quotas. */
public final class SimulatedServices {

    private SimulatedServices() {}

    /** AWS IoT (jobs), STS and Service Quotas for one account. */
    public static List<ServiceHandler> of(SimulatedAccount account) {
        return List.of(new IotJobsHandler(account), new StsHandler(account), new ServiceQuotasHandler(account));
    }
}
