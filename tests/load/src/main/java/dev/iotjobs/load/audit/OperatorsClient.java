package dev.iotjobs.load.audit;

import dev.iotjobs.auditor.time.Timeline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.iot.IotClient;

/**
 * Simulates people who operate the fleet: makes DescribeJob calls at slightly uneven times until it is closed. Retries
 * no call. The endpoint's log counts throttled calls.
 */
public final class OperatorsClient implements AutoCloseable {

    /** Maximum deviation of a call from the even rhythm, as a fraction of the time between two calls. */
    private static final double UNEVEN = 0.2;

    private final IotClient iot;
    private final List<String> jobIds;
    private final Duration gap;
    private final Random random;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private OperatorsClient(IotClient iot, List<String> jobIds, Duration gap, Random random) {
        this.iot = iot;
        this.jobIds = jobIds;
        this.gap = gap;
        this.random = random;
    }

    /**
     * Starts a client that calls DescribeJob at the given rate until it is closed.
     *
     * @param jobIds ids of the jobs to describe in turn, at least one
     */
    public static OperatorsClient start(
            URI endpoint, String region, List<String> jobIds, double callsPerSecond, long seed) {
        IotClient iot = IotClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("operators", "local")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(each -> each.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        Duration gap = Duration.ofNanos((long) (1e9 / callsPerSecond));
        OperatorsClient operators = new OperatorsClient(iot, List.copyOf(jobIds), gap, new Random(seed));
        operators.threads.execute(operators::call);
        return operators;
    }

    private void call() {
        describe(jobIds.getFirst()); // the first call of a client takes long, and would delay the calls after it
        Timeline timeline = Timeline.system();
        Instant start = timeline.instant();
        try {
            for (int turn = 1; !Thread.interrupted(); turn++) {
                timeline.sleepUntil(start.plus(gap.multipliedBy(turn)).plus(unevenness()));
                String jobId = jobIds.get(turn % jobIds.size());
                threads.execute(() -> describe(jobId));
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            // The client was closed
        }
    }

    private Duration unevenness() {
        return Duration.ofNanos((long) (gap.toNanos() * UNEVEN * random.nextDouble(-1, 1)));
    }

    private void describe(String jobId) {
        try {
            iot.describeJob(request -> request.jobId(jobId));
        } catch (AwsServiceException e) {
            // The call was probably throttled. The endpoint's log counts such calls
        } catch (SdkClientException e) {
            // The client was closed during the call
        }
    }

    /** Makes no further calls, and cancels calls that wait for an answer. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        iot.close();
    }
}
