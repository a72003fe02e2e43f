package dev.iotjobs.load.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The log output of one audit by the function.
 *
 * @param series number of metric series; a series is one metric with one set of values of its dimensions
 * @param bytes size of the whole output
 */
public record FunctionOutput(int series, long bytes) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String METRICS = "_aws";

    /** Runs the function once in a process of its own. The account must already have the tables and the topic. */
    public static FunctionOutput of(LocalAccount account, String topicArn) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(account.environment(LargeAccount.REGION));
        environment.put("AUDIT_REGIONS", LargeAccount.REGION);
        environment.put("AUDIT_TOPIC_ARN", topicArn);
        environment.put("AUDIT_MAX_TPS", "unlimited");
        // Without this variable, Powertools sends metrics to an agent
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "iot-jobs-auditor-audit");
        environment.put("POWERTOOLS_SERVICE_NAME", "iot-jobs-auditor");
        environment.put("POWERTOOLS_METRICS_NAMESPACE", "IotJobsAuditor");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.provider=org.apache.logging.slf4j.SLF4JServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                FunctionRun.class.getName());
        return read(new AuditProcess(java, environment).run().orFail().output());
    }

    public static FunctionOutput read(String log) throws IOException {
        Set<String> series = new TreeSet<>();
        for (String line : log.lines().filter(each -> each.startsWith("{")).toList()) {
            JsonNode document = JSON.readTree(line);
            for (JsonNode directive : document.path(METRICS).path("CloudWatchMetrics")) {
                for (JsonNode dimensions : directive.path("Dimensions")) {
                    directive
                            .path("Metrics")
                            .forEach(metric ->
                                    series.add(directive.path("Namespace").asText()
                                            + values(document, dimensions)
                                            + metric.path("Name").asText()));
                }
            }
        }
        if (series.isEmpty()) {
            throw new IllegalStateException("the function published no metric: " + log);
        }
        return new FunctionOutput(series.size(), log.getBytes(StandardCharsets.UTF_8).length);
    }

    private static Map<String, String> values(JsonNode document, JsonNode dimensions) {
        Map<String, String> values = new TreeMap<>();
        dimensions.forEach(
                name -> values.put(name.asText(), document.path(name.asText()).asText()));
        return values;
    }
}
