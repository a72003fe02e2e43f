package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.http.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateJobRequest;
import software.amazon.awssdk.services.iot.model.CreateJobResponse;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * A simulated account with its server, and SDK clients that never retry. The account's time changes only when a test
 * changes it.
 */
final class TestAccount implements AutoCloseable, InstantSource {

    static final String REGION = "eu-west-1";
    static final String ACCOUNT_ID = "123456789012";
    static final Instant START = Instant.parse("2026-03-01T12:00:00.123Z");

    final SimulatedAccount account = new SimulatedAccount(ACCOUNT_ID, this);
    final SimulatorServer server;
    final IotClient iot;
    private volatile Instant now = START;

    TestAccount() {
        server = SimulatorServer.start(0, account, SimulatedServices.of(account));
        iot = iotIn(REGION);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    RequestLog log() {
        return server.log();
    }

    IotClient iotIn(String region) {
        return configured(IotClient.builder(), region).build();
    }

    StsClient sts() {
        return configured(StsClient.builder(), REGION).build();
    }

    ServiceQuotasClient serviceQuotas() {
        return configured(ServiceQuotasClient.builder(), REGION).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, String region) {
        return builder.region(Region.of(region))
                .endpointOverride(server.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(config ->
                        config.retryStrategy(RetryMode.STANDARD).retryStrategy(retry -> retry.maxAttempts(1)));
    }

    SimulatedJob put(SimulatedJob.Builder job) {
        SimulatedJob built = job.build();
        account.put(REGION, built);
        return built;
    }

    /**
     * Creates the job {@code new} for one thing.
     *
     * @param change changes the request before it is sent
     */
    CreateJobResponse create(Consumer<CreateJobRequest.Builder> change) {
        CreateJobRequest.Builder request =
                CreateJobRequest.builder().jobId("new").targets(thing("pump-1")).document("{}");
        change.accept(request);
        return iot.createJob(request.build());
    }

    SimulatedJob stored(String jobId) {
        return account.job(REGION, jobId).orElseThrow();
    }

    SimulatedJob.Builder job(String jobId) {
        return SimulatedJob.builder(jobId, now).targets(List.of(thing("pump-1")));
    }

    String thing(String name) {
        return account.iotArn(REGION, "thing/" + name);
    }

    String group(String name) {
        return account.iotArn(REGION, "thinggroup/" + name);
    }

    @Override
    public void close() {
        iot.close();
        server.close();
    }
}
