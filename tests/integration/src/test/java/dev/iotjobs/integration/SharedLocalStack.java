package dev.iotjobs.integration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** One LocalStack for all tests of this module: it is started once, and ends with the JVM. */
final class SharedLocalStack {

    /** The last version that needs no token. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static @Nullable LocalStackContainer container;

    private SharedLocalStack() {}

    /** Its endpoints; without a Docker engine, the calling test is skipped and says so. */
    static synchronized Cloud cloud() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "LocalStack tests are skipped: no Docker engine answers on this machine");
        LocalStackContainer running = container;
        if (running == null) {
            running = new LocalStackContainer(IMAGE).withServices("dynamodb", "sns", "sqs");
            running.start();
            container = running;
        }
        return new Cloud(running.getEndpoint(), running.getEndpoint());
    }
}
