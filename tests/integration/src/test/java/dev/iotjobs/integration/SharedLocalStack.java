package dev.iotjobs.integration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** A LocalStack container that all tests of this module share. It is started once and ends with the JVM. */
final class SharedLocalStack {

    /** The last version of LocalStack that needs no token. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static final long PULLING_MINUTES = 5;
    private static final long STARTING_MINUTES = 4;

    private static @Nullable LocalStackContainer container;
    private static @Nullable Boolean available;

    private SharedLocalStack() {}

    /**
     * The endpoints of LocalStack. Without a Docker engine or the image, the calling test is skipped with a message.
     */
    static synchronized Cloud cloud() {
        if (available == null) {
            available = DockerClientFactory.instance().isDockerAvailable() && hasImage();
        }
        assumeTrue(
                available, "LocalStack tests are skipped: no Docker engine on this machine answers and has " + IMAGE);
        LocalStackContainer running = container;
        if (running == null) {
            // Loads services at the start; otherwise the first call to a service may exceed the clients' time limit
            running = new LocalStackContainer(IMAGE)
                    .withServices("dynamodb", "sns", "sqs", "ssm")
                    .withEnv("EAGER_SERVICE_LOADING", "1")
                    .withStartupTimeout(Duration.ofMinutes(STARTING_MINUTES));
            running.start();
            container = running;
        }
        return new Cloud(running.getEndpoint(), running.getEndpoint());
    }

    /** Whether the image exists or can be downloaded in time. Some machines reach no registry. */
    private static boolean hasImage() {
        DockerClient docker = DockerClientFactory.lazyClient();
        try {
            docker.inspectImageCmd(IMAGE.asCanonicalNameString()).exec();
            return true;
        } catch (NotFoundException e) {
            return pull(docker);
        }
    }

    private static boolean pull(DockerClient docker) {
        try {
            return docker.pullImageCmd(IMAGE.asCanonicalNameString())
                    .start()
                    .awaitCompletion(PULLING_MINUTES, TimeUnit.MINUTES);
        } catch (DockerException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
