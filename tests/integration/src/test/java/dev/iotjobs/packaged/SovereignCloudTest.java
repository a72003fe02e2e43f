package dev.iotjobs.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests the function in the partition of the AWS European Sovereign Cloud. The function takes partition and account
 * from its own ARN.
 */
@EnabledOnOs(OS.LINUX) // Lambda's runtime client needs Linux
class SovereignCloudTest {

    private static final String REGION = "eusc-de-east-1";
    private static final String EVENT = "{\"regions\": [\"" + REGION + "\"]}";

    @Test
    void invoke_functionOfTheSovereignCloud_findsInItsPartition(@TempDir Path directory) throws Exception {
        Template template = Template.read();
        try (Stack stack = Stack.deploy(template)) {
            Fleet.of(new FleetSettings(7, 200, REGION, LocalAccount.ACCOUNT_ID, Instant.now()))
                    .moveInto(stack.account().account());
            Map<String, String> environment = new HashMap<>(stack.environment());
            environment.put("AUDIT_MAX_TPS", "unlimited");
            assertFindings(stack, FunctionProcess.start(directory, template, environment));
        }
    }

    private static void assertFindings(Stack stack, FunctionProcess started) throws Exception {
        try (FunctionProcess function = started) {
            function.functionArn("arn:aws-eusc:lambda:" + REGION + ":" + LocalAccount.ACCOUNT_ID + ":function:audit");
            JsonNode result = function.invoke(EVENT).body();

            assertThat(result.get("accountId").textValue()).isEqualTo(LocalAccount.ACCOUNT_ID);
            assertThat(result.at("/regions/0/coverage/evaluated").intValue()).isPositive();
            assertThat(stack.findings().items())
                    .isNotEmpty()
                    .allSatisfy(finding ->
                            assertThat(finding).containsEntry("partition", AttributeValue.fromS("aws-eusc")));
        }
    }
}
