package dev.iotjobs.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.packaged.RuntimeApi.Answer;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures memory and processor time of the packaged function without a rate limit. The results help to choose {@code
 * MemorySize}. Runs only when it is named on the command line; see docs/performance.md.
 */
class MemoryMeasurement {

    /** Memory in megabytes with which Lambda gives a function one whole processor. */
    private static final double MEGABYTES_OF_A_PROCESSOR = 1769;

    @ParameterizedTest
    @CsvSource({"3000, 256", "3000, 512", "3000, 1024", "30000, 256", "30000, 512", "30000, 1024"})
    void audits_ofAFleet(int jobs, int megabytes, @TempDir Path directory) throws Exception {
        Template template = Template.read();
        try (Stack stack = Stack.deploy(template)) {
            Fleet.of(new FleetSettings(7, jobs, Stack.REGION, LocalAccount.ACCOUNT_ID, Instant.now()))
                    .moveInto(stack.account().account());
            Map<String, String> environment = new HashMap<>(stack.environment());
            environment.put("AUDIT_MAX_TPS", "unlimited");
            try (FunctionProcess function =
                    FunctionProcess.start(directory, template.withMemory(megabytes), environment)) {
                Duration initialization = function.processorTime();
                Answer first = function.invoke("{}");
                Duration untilFirst = function.processorTime();
                Answer second = function.invoke("{}");
                Duration untilSecond = function.processorTime();
                double share = Math.min(1, megabytes / MEGABYTES_OF_A_PROCESSOR);
                System.out.printf(
                        "%,d jobs, %,d MB: peak %,d MB; processor %.1f s at initialisation, %.1f s for a first audit,"
                                + " %.1f s for the next; with %.2f of a processor %.0f and %.0f s%n",
                        jobs,
                        megabytes,
                        function.peakMemory(),
                        seconds(initialization),
                        seconds(untilFirst.minus(initialization)),
                        seconds(untilSecond.minus(untilFirst)),
                        share,
                        seconds(untilFirst.minus(initialization)) / share,
                        seconds(untilSecond.minus(untilFirst)) / share);
                assertThat(first.body().get("complete").booleanValue()).isTrue();
                assertThat(second.body().get("complete").booleanValue()).isTrue();
            }
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
