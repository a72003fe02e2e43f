package dev.iotjobs.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.packaged.RuntimeApi.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the function with a wrong configuration. Each invocation must log the problem in one line, and the process must
 * not end.
 */
@EnabledOnOs(OS.LINUX) // Lambda's runtime client needs Linux
class BrokenSetupTest {

    private static final String EVENT = "{}";

    @ParameterizedTest
    @CsvSource({
        "AUDIT_API_BUDGET_PERCENT, 500, AUDIT_API_BUDGET_PERCENT: must be a whole percentage from 1 to 100",
        "AUDIT_REGIONS, mars-1, unknown Region",
        "AUDIT_SCOPE_THING_GROUP_ID, a_b, AUDIT_SCOPE_THING_GROUP_ID: must be the ID of a thing group",
        "AUDIT_TOPIC_ARN, '', AUDIT_TOPIC_ARN",
        "AUDIT_STATE_TABLE, no-such-table, no-such-table",
        "AWS_ENDPOINT_URL, http://127.0.0.1:9, Connect to 127.0.0.1:9"
    })
    void invoke_setUpWrong_saysWhatIsWrongEachTime(
            String variable, String value, String message, @TempDir Path directory) throws Exception {
        Template template = Template.read();
        try (Stack stack = Stack.deploy(template)) {
            Map<String, String> environment = new HashMap<>(stack.environment());
            environment.put(variable, value);
            try (FunctionProcess function = FunctionProcess.start(directory, template, environment)) {
                assertError(function.invoke(EVENT), message);
                assertError(function.invoke(EVENT), message);
                assertThat(failures(function)).isEqualTo(2);
                assertThat(function.lines()).noneMatch(line -> line.toString().contains("\\tat "));
            }
        }
    }

    @Test
    void invoke_unexpectedError_saysWhichAuditAndWhereToLook(@TempDir Path directory) throws Exception {
        Template template = Template.read();
        try (Stack stack = Stack.deploy(template)) {
            try (FunctionProcess function = FunctionProcess.start(directory, template, stack.environment())) {
                function.functionArn("audit");
                assertUnexpected(function.invoke(EVENT), function.lines());
                assertThat(failures(function)).isEqualTo(1);
            }
        }
    }

    /** The audit must continue without metrics that cannot be written. */
    @Test
    void invoke_namespaceThatIsNone_auditsAllTheSame(@TempDir Path directory) throws Exception {
        Template template = Template.read();
        try (Stack stack = Stack.deploy(template)) {
            Map<String, String> environment = new HashMap<>(stack.environment());
            environment.put("POWERTOOLS_METRICS_NAMESPACE", "no namespace!");
            try (FunctionProcess function = FunctionProcess.start(directory, template, environment)) {
                Answer answer = function.invoke(EVENT);

                assertThat(answer.isError()).isFalse();
                assertThat(answer.body().at("/regions/0/outcome").textValue()).isEqualTo("COMPLETED");
                assertThat(function.lines())
                        .anyMatch(line -> line.path("message").asText().equals("metrics not written"));
            }
        }
    }

    /**
     * The number of failures that the function has written as metrics of its stack. An alarm of the stack watches this
     * metric.
     */
    private static long failures(FunctionProcess function) throws IOException {
        return function.lines().stream()
                .filter(line -> line.path("AuditsFailed").intValue() == 1
                        && line.path("AuditsCompleted").isNumber()
                        && line.path("Stack").asText().equals(Template.STACK_NAME))
                .count();
    }

    private static void assertUnexpected(Answer answer, List<JsonNode> lines) {
        List<JsonNode> details = lines.stream()
                .filter(line -> line.toString().contains("\\tat "))
                .toList();
        assertThat(details).singleElement().satisfies(line -> {
            assertThat(line.get("level").textValue()).isEqualTo("ERROR");
            assertThat(line.get("message").textValue()).isEqualTo("audit ended in an unexpected error");
        });
        String runId = details.getFirst().get("run_id").textValue();
        assertThat(answer.body().get("errorMessage").textValue())
                .startsWith("audit " + runId + " ended in an unexpected error: java.lang.Illegal")
                .endsWith("; the details are in log group /aws/lambda/audit under run_id " + runId);
        assertThat(answer.body().get("errorType").textValue())
                .isEqualTo("dev.iotjobs.auditor.lambda.AuditFailedException");
        assertThat(answer.body().get("stackTrace")).isEmpty();
    }

    private static void assertError(Answer answer, String message) {
        assertThat(answer.isError()).isTrue();
        assertThat(answer.body().get("errorType").textValue())
                .isEqualTo("dev.iotjobs.auditor.lambda.AuditFailedException");
        assertThat(answer.body().get("errorMessage").textValue())
                .startsWith("nothing can be audited: ")
                .contains(message)
                .doesNotContain("\n");
        assertThat(answer.body().get("stackTrace")).isEmpty();
    }
}
