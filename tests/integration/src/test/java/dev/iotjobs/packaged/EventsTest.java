package dev.iotjobs.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.packaged.RuntimeApi.Answer;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetJob;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invokes the function with every event in {@code events/}, one after the other in one execution environment. The
 * account has twenty jobs. The function may not describe one of them.
 */
@EnabledOnOs(OS.LINUX) // Lambda's runtime client needs Linux
class EventsTest {

    private static final int JOBS = 60;
    private static final String FIRST = "scheduled.json";

    @TempDir
    private static Path directory;

    private static Stack stack;
    private static Fleet fleet;
    private static String deniedJob;
    private static Map<String, Answer> answers;
    private static List<JsonNode> lines;
    private static Set<String> calls;

    @BeforeAll
    static void sendEveryEvent() throws Exception {
        Template template = Template.read();
        stack = Stack.deploy(template);
        fleet = Fleet.of(new FleetSettings(7, JOBS, Stack.REGION, LocalAccount.ACCOUNT_ID, Instant.now()));
        fleet.moveInto(stack.account().account());
        deniedJob = fleet.jobs().stream()
                .map(FleetJob::job)
                .filter(job -> job.status() == JobStatus.IN_PROGRESS)
                .findFirst()
                .orElseThrow()
                .jobId();
        stack.account().account().faults().add(denied());
        stack.account().requests().clear();
        try (FunctionProcess function = FunctionProcess.start(directory, template, stack.environment())) {
            answers = new LinkedHashMap<>();
            long start = System.nanoTime();
            answers.put(FIRST, function.invoke(event(FIRST)));
            Duration first = Duration.ofNanos(System.nanoTime() - start);
            for (String name : events()) {
                if (!name.equals(FIRST)) {
                    answers.put(name, function.invoke(event(name)));
                }
            }
            lines = function.lines();
            System.out.printf(
                    "cold start: loaded after %,d ms, first audit (%d jobs) after %,d ms more; %,d MB at most%n",
                    function.initialization().toMillis(), JOBS, first.toMillis(), function.peakMemory());
            calls = stack.account().requests().iamActions();
            System.out.println("calls: " + calls);
        }
    }

    @AfterAll
    static void removeTheStack() {
        stack.close();
    }

    private static Fault denied() {
        return Fault.always(
                Fault.Where.operation("DescribeJob").of(deniedJob),
                new Fault.Effect.Fail(403, "AccessDeniedException", "not authorized to perform: iot:DescribeJob"));
    }

    private static Set<String> events() throws IOException {
        try (Stream<Path> files = Files.list(Project.EVENTS)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .toList());
        }
    }

    private static String event(String name) throws IOException {
        return Files.readString(Project.EVENTS.resolve(name));
    }

    private static Answer answer(String event) {
        return Objects.requireNonNull(answers.get(event), event);
    }

    private static JsonNode result(String event) {
        Answer answer = answer(event);
        assertThat(answer.isError()).as(event + ": " + answer.body()).isFalse();
        return answer.body();
    }

    @Test
    void everyEvent_thatIsNotMalformed_isAnsweredWithAResult() throws IOException {
        for (String name : events()) {
            boolean malformed = name.startsWith("invalid-") || name.startsWith("unknown-");
            assertThat(answer(name).isError()).as(name).isEqualTo(malformed);
        }
    }

    @Test
    void scheduled_oneJobDenied_answersHowManyJobsWereEvaluated() {
        JsonNode result = result(FIRST);

        assertThat(result.get("accountId").textValue()).isEqualTo(LocalAccount.ACCOUNT_ID);
        assertThat(result.get("complete").booleanValue()).isFalse();
        assertThat(result.get("regions")).hasSize(1);
        JsonNode region = result.at("/regions/0");
        assertThat(region.get("region").textValue()).isEqualTo(Stack.REGION);
        assertThat(region.get("outcome").textValue()).isEqualTo("COMPLETED");
        assertThat(region.at("/coverage/listed").intValue()).isEqualTo(JOBS);
        assertThat(region.at("/coverage/denied").intValue()).isEqualTo(1);
        assertThat(region.at("/coverage/notReached").intValue()).isZero();
        int described = JOBS - region.at("/coverage/endedLongAgo").intValue();
        assertThat(region.at("/coverage/evaluated").intValue()).isEqualTo(described - 1);
        assertThat(region.at("/calls/DescribeJob/made").intValue()).isEqualTo(described);
        assertThat(region.at("/openFindings").properties()).isNotEmpty();
        assertThat(region.at("/quotas")).hasSize(3);
        assertThat(result.has("findings")).isFalse();
    }

    @Test
    void scheduled_firstAudit_keepsItsFindingsAndReportsThem() {
        int reported = result(FIRST).at("/alerts/changes").intValue();

        assertThat(reported).isPositive();
        assertThat(result(FIRST).at("/alerts/status").textValue()).isEqualTo("SENT");
        assertThat(result(FIRST).at("/alerts/failure").textValue()).isEmpty();
        assertThat(stack.findings().count()).isGreaterThanOrEqualTo(reported);
        assertThat(stack.alerts()).isNotEmpty().first().asString().contains("stack-AlertTopic");
        assertThat(result(FIRST).at("/alerts/confirmedSubscriptions").intValue())
                .isEqualTo(1);
    }

    @Test
    void account_isTheFunctionsOwn_withoutACall() {
        assertThat(calls).contains("iot:DescribeJob", "sns:Publish").doesNotContain("sts:GetCallerIdentity");
    }

    @Test
    void alertTest_isSentOnceMarkedAndAuditsNothing() {
        JsonNode result = result("alert-test.json");

        assertThat(result.get("subject").textValue()).startsWith("[TEST] IoT jobs 123456789012: ");
        assertThat(result.get("confirmedSubscriptions").intValue()).isEqualTo(1);
        assertThat(result.has("regions")).isFalse();
        assertThat(stack.alerts().stream().filter(alert -> alert.contains("[TEST] IoT jobs")))
                .singleElement()
                .asString()
                .contains("\"kind\"", "\"TEST\"", result.get("runId").textValue());
        assertThat(logLine("test message sent").get("run_id")).isEqualTo(result.get("runId"));
    }

    @Test
    void regions_whatIsNamedThere_isAuditedAgainWithoutAnotherAlert() {
        JsonNode result = result("regions.json");

        assertThat(result.at("/regions/0/region").textValue()).isEqualTo("eu-west-1");
        assertThat(result.at("/alerts/status").textValue()).isEqualTo("NOTHING_TO_REPORT");
        assertThat(result.get("runId")).isNotEqualTo(result(FIRST).get("runId"));
    }

    @Test
    void invalidRegion_isAnErrorThatNamesFieldRuleAndValue() {
        assertError("invalid-region.json", "regions: unknown Region, got \"mars-1\"");
    }

    @Test
    void invalidJob_isAnErrorThatNamesFieldRuleAndValue() {
        assertError(
                "invalid-job.json",
                "jobIds: must be 1 to 64 letters, digits, hyphens or underscores, got \"firmware/2026-07\"");
    }

    @Test
    void unknownField_isAnErrorThatNamesItAndTheKnownOnes() {
        assertError(
                "unknown-field.json",
                "region: no such field; the fields are regions, jobIds, source, scheduleArn, scheduledTime, alert");
    }

    private static void assertError(String event, String message) {
        Answer answer = answer(event);
        assertThat(answer.isError()).isTrue();
        assertThat(answer.body().get("errorMessage").textValue()).isEqualTo(message);
        assertThat(answer.body().get("errorType").textValue())
                .isEqualTo("dev.iotjobs.auditor.lambda.InvalidEventException");
        assertThat(answer.body().get("stackTrace")).isEmpty();
    }

    @Test
    void logs_ofAnAudit_nameRequestRunAndRegion() {
        JsonNode line = logLine("Region audited in part, the next audit continues");

        assertThat(line.get("level").textValue()).isEqualTo("WARN");
        assertThat(line.get("run_id")).isEqualTo(result(FIRST).get("runId"));
        assertThat(line.get("region").textValue()).isEqualTo(Stack.REGION);
        assertThat(line.get("function_request_id").textValue()).isNotBlank();
        assertThat(line.get("service").textValue()).isEqualTo("iot-jobs-auditor");
        assertThat(line.get("xray_trace_id").textValue()).startsWith("1-");
        assertThat(line.get("cold_start").asBoolean()).isTrue();
        assertThat(line.get("denied").intValue()).isEqualTo(1);
        assertThat(line.get("listed").intValue()).isEqualTo(JOBS);
        assertThat(line.get("open_by_severity").properties()).isNotEmpty();
        assertThat(line.get("quota_percent").properties()).isNotEmpty();
    }

    @Test
    void logs_nameStartAndEndAndTheDeniedJob() {
        assertThat(logLine("audit starts").get("scheduled_time").textValue()).isNotBlank();
        assertThat(logLine("audit ends").get("duration_ms").isNumber()).isTrue();
        assertThat(logLine("job not evaluated").get("job_id").textValue()).isEqualTo(deniedJob);
        assertThat(logLine("alert sent").get("changes").intValue()).isPositive();
    }

    @Test
    void logs_ofAMalformedEvent_haveNoStackTrace() {
        assertThat(lines).filteredOn(line -> line.toString().contains("mars-1")).hasSize(1);
        assertThat(lines).noneMatch(line -> line.toString().contains("\\tat "));
    }

    @Test
    void metrics_ofARegion_areOneDocumentOfTheStackAndTheRegion() {
        JsonNode document = lines.stream()
                .filter(line -> line.has("_aws") && line.has("Region"))
                .findFirst()
                .orElseThrow();

        assertThat(document.at("/_aws/CloudWatchMetrics/0/Namespace").textValue())
                .isEqualTo("IotJobsAuditor");
        assertThat(document.at("/_aws/CloudWatchMetrics/0/Dimensions")).hasToString("[[\"Stack\",\"Region\"]]");
        assertThat(document.get("Stack").textValue()).isEqualTo(Template.STACK_NAME);
        assertThat(document.get("Region").textValue()).isEqualTo(Stack.REGION);
        assertThat(document.get("JobsListed").intValue()).isEqualTo(JOBS);
        assertThat(document.get("Coverage").doubleValue())
                .isEqualTo(result(FIRST).at("/regions/0/coverage/percent").doubleValue());
        assertThat(metricNames(document))
                .containsExactlyInAnyOrder(
                        "JobsListed",
                        "Coverage",
                        "RuleCoverage",
                        "OpenFindingsCritical",
                        "OpenFindingsHigh",
                        "QuotaUsage");
    }

    @Test
    void metrics_ofAllRegionsAndTheAlert_areADocumentOfTheStack() {
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions")).hasToString("[[\"Stack\"]]");
            assertThat(line.get("AuditsCompleted").intValue()).isEqualTo(1);
            assertThat(line.get("AuditsFailed").intValue()).isZero();
            assertThat(line.get("AlertsFailed").intValue()).isZero();
            assertThat(line.get("RuleFailures").intValue()).isZero();
            assertThat(line.get("ConfirmedSubscriptions").intValue()).isEqualTo(1);
        });
    }

    @Test
    void metrics_ofAllAudits_areElevenSeriesAtMost() {
        Set<String> series = new TreeSet<>();
        lines.stream()
                .filter(line -> line.has("_aws"))
                .forEach(line -> metricNames(line)
                        .forEach(name -> series.add(name + line.at("/_aws/CloudWatchMetrics/0/Dimensions/0"))));

        assertThat(series).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void alarms_watchMetricsThatAreWritten() throws IOException {
        List<JsonNode> alarms = Template.read().alarms("IotJobsAuditor");

        assertThat(alarms)
                .hasSize(4)
                .allSatisfy(alarm -> assertThat(lines).anySatisfy(line -> assertWatched(line, alarm)));
    }

    /**
     * Checks that the function writes the metric that an alarm watches, with the namespace, name and dimensions of the
     * alarm.
     */
    private static void assertWatched(JsonNode document, JsonNode alarm) {
        JsonNode written = document.at("/_aws/CloudWatchMetrics/0");
        assertThat(written.path("Namespace")).isEqualTo(alarm.get("Namespace"));
        assertThat(metricNames(document)).contains(alarm.get("MetricName").textValue());
        assertThat(written.at("/Dimensions/0")).hasSameSizeAs(alarm.get("Dimensions"));
        assertThat(alarm.get("Dimensions")).allSatisfy(dimension -> {
            assertThat(dimension.get("Value").textValue()).isEqualTo("AWS::StackName");
            assertThat(document.path(dimension.get("Name").textValue()).textValue())
                    .isEqualTo(Template.STACK_NAME);
        });
    }

    @Test
    void metrics_areOneDocumentForEachRegionAndOneForAlerts_perAudit() throws IOException {
        long audits = answers.values().stream()
                .filter(answer -> answer.body().has("regions"))
                .count();

        assertThat(lines.stream().filter(line -> line.has("_aws"))).hasSize((int) (2 * audits));
    }

    @Test
    void logs_holdNothingOfTheJobsThemselves() {
        assertThat(lines)
                .noneMatch(line ->
                        line.toString().contains("presigned") || line.toString().contains("AKIA"));
    }

    private static List<String> metricNames(JsonNode document) {
        return document.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name");
    }

    private static JsonNode logLine(String message) {
        return lines.stream()
                .filter(line -> line.path("message").asText().startsWith(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line '" + message + "' in " + lines));
    }
}
