package dev.iotjobs.load.benchmark;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.aws.iot.IotJobSource;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetSettings;
import dev.iotjobs.simulator.service.SimulatedServices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/**
 * Supplies benchmarks with the jobs of a generated fleet. A simulated account holds these jobs. The auditor's own code
 * reads each job by a DescribeJob call over HTTP.
 */
final class DescribedJobs {

    static final String ACCOUNT_ID = "123456789012";
    static final String REGION = "eu-west-1";

    private static final long SEED = 1;

    private DescribedJobs() {}

    /** @param now the time for which the fleet is generated */
    static List<Job> ofAFleet(int jobs, Instant now) {
        SimulatedAccount account = new SimulatedAccount(ACCOUNT_ID, InstantSource.fixed(now));
        Fleet fleet = Fleet.of(new FleetSettings(SEED, jobs, REGION, ACCOUNT_ID, now));
        fleet.moveInto(account);
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("benchmark", "local"));
        try (SimulatorServer server = SimulatorServer.start(0, account, SimulatedServices.of(account));
                SdkHttpClient http = ApacheHttpClient.create();
                IotClient iot = IotClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.of(REGION))
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build();
                ServiceQuotasClient quotas = ServiceQuotasClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.of(REGION))
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build()) {
            IotJobSource source = new IotJobSource(iot, quotas);
            return fleet.jobs().stream()
                    .map(each -> described(source.describeJob(each.job().jobId(), List.of())))
                    .toList();
        }
    }

    private static Job described(Answer<Job> answer) {
        if (answer instanceof Answer.Ok<Job>(var job)) {
            return job;
        }
        throw new IllegalStateException("a generated job cannot be described: " + answer);
    }
}
