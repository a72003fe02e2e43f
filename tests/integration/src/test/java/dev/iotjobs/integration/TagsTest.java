package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Packed;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.Queue;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.service.JobFaults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests tags of jobs from the command line to a subscriber's queue, with the SDK over HTTP and in simulated time. */
class TagsTest {

    private static final String REGION = "eu-west-1";
    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    /** The value of a tag that no policy of this test compares. */
    private static final String SECRET = "value-of-another-tag";

    private static final String REQUIRED = """
            version: 1
            facts: { tags: on }
            lists: { requiredTags: [owner, stage] }
            rules:
              IOTJ-GOV-02: { enabled: true }
            """;

    private static final String COMPARED = """
            version: 1
            facts: { tags: on }
            overrides:
              - name: canary devices
                when: { tags: { stage: "can*" } }
                rules: { IOTJ-CFG-01: { severity: LOW } }
            exemptions:
              - id: EX-1
                rules: [IOTJ-CFG-01]
                tags: { site: lab }
                reason: test bench
                owner: ops@example.com
                expires: 2026-12-31
            """;

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final StringBuilder outputs = new StringBuilder();
    private final Map<String, String> properties = new TreeMap<>();
    private final LocalAccount account = start(timeline);
    private final String topicArn = account.createTopic(REGION, "alerts");
    private final Queue queue = account.subscribeQueue(topicArn, "alerts");

    @TempDir
    private Path folder;

    private static LocalAccount start(SimulatedTimeline timeline) {
        try {
            return LocalAccount.start(timeline);
        } catch (IOException e) {
            throw new AssertionError("this machine refuses to listen", e);
        }
    }

    @BeforeEach
    void pointTheSdkAtTheAccount() {
        properties.put("aws.accessKeyId", "test");
        properties.put("aws.secretAccessKey", "test");
        properties.put("aws.endpointUrl", account.endpoint().toString());
        properties.forEach(System::setProperty);
    }

    @AfterEach
    void close() {
        properties.keySet().forEach(System::clearProperty);
        account.close();
    }

    private void put(String jobId, Map<String, String> tags) {
        account.account()
                .put(
                        REGION,
                        SimulatedJob.builder(jobId, START.minus(Duration.ofDays(3)))
                                .status(JobStatus.IN_PROGRESS)
                                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thing/" + jobId))
                                .lastUpdatedAt(START.minus(Duration.ofDays(3)))
                                .isConcurrent(false)
                                .tags(tags)
                                .build());
    }

    private void tag(String jobId, Map<String, String> tags) {
        account.account()
                .mutate(REGION, jobId, job -> job.toBuilder().tags(tags).build());
    }

    /**
     * Makes an audit with the command line, and then moves the time to the next audit.
     *
     * @return the JSON output
     */
    private JsonNode audit(String policy, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), policy);
        String[] command = Stream.concat(
                        Stream.of("run", "--create-resources", "--region", REGION, "--topic-arn", topicArn),
                        Stream.of("--max-tps", "unlimited", "--output", "json", "--policy", file.toString()))
                .toArray(String[]::new);
        JsonNode document = JSON.readTree(
                execute(Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new)));
        timeline.sleepUntil(timeline.instant().plus(Duration.ofMinutes(15)));
        return document;
    }

    private String execute(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new AuditCli(new Shell(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        timeline))
                .execute(command);
        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
        outputs.append(out.toString(StandardCharsets.UTF_8)).append(err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> open(JsonNode audit, String ruleId) {
        return audit.at("/findings")
                .valueStream()
                .filter(finding -> finding.path("ruleId").asText().equals(ruleId))
                .map(finding -> String.join(
                        " ",
                        finding.path("jobId").asText(),
                        finding.path("severity").asText(),
                        finding.path("workflowStatus").asText()))
                .filter(finding -> !finding.endsWith("CLOSED"))
                .sorted()
                .toList();
    }

    private static JsonNode gaps(JsonNode audit, String ruleId) {
        return audit.at("/regions/0/rules/" + ruleId + "/insufficientData");
    }

    private long calls() {
        return account.requests().entries("ListTagsForResource").stream()
                .map(RequestLog.Entry::resource)
                .filter(Objects::nonNull)
                .count();
    }

    @Test
    void requiredTags_missing_open_andCloseWhenTheJobIsNamedOrADayLater() throws IOException {
        put("bare", Map.of("note", SECRET));
        put("slow", Map.of("owner", SECRET, "stage", ""));
        put("tagged", Map.of("owner", SECRET, "stage", SECRET));

        JsonNode first = audit(REQUIRED);
        assertThat(open(first, "IOTJ-GOV-02")).containsExactly("bare LOW OPEN", "slow LOW OPEN");
        assertThat(first.at("/regions/0/calls/ListTagsForResource/made").asInt())
                .isEqualTo(3);
        tag("bare", Map.of("owner", SECRET, "stage", SECRET));
        tag("slow", Map.of("owner", SECRET, "stage", SECRET));
        assertThat(open(audit(REQUIRED, "--job-id", "bare"), "IOTJ-GOV-02")).containsExactly("slow LOW OPEN");
        timeline.sleepUntil(START.plus(Duration.ofHours(24)));
        assertThat(open(audit(REQUIRED), "IOTJ-GOV-02")).isEmpty();
        assertThat(calls()).isEqualTo(3 + 1 + 2);
        requireNowhere(SECRET);
    }

    @Test
    void tagsDenied_noVerdictForThatReason_andFindingsStayAsTheyAre() throws IOException {
        put("bare", Map.of("note", SECRET));
        audit(REQUIRED);
        Fault denied = JobFaults.deniedOperation("ListTagsForResource");
        account.account().faults().add(denied);
        put("other", Map.of("note", SECRET));

        JsonNode audit = audit(REQUIRED, "--job-id", "bare");

        assertThat(open(audit, "IOTJ-GOV-02")).containsExactly("bare LOW OPEN");
        assertThat(gaps(audit, "IOTJ-GOV-02")).hasToString("{\"DENIED\":2}");
        assertThat(audit.at("/complete").asBoolean()).isTrue();
        assertThat(audit.at("/regions/0/warnings/0").asText())
                .startsWith("iot:ListTagsForResource is denied for 2 jobs. ");
        assertThat(audit.at("/regions/0/rules/IOTJ-CFG-01/nonCompliant").toString())
                .contains("2");
        account.account().faults().remove(denied);
        assertThat(open(audit(REQUIRED, "--job-id", "bare", "--job-id", "other"), "IOTJ-GOV-02"))
                .containsExactly("bare LOW OPEN", "other LOW OPEN");
        requireNowhere(SECRET);
    }

    @Test
    void overridesAndExemptions_matchByTags_alsoBehindTheFirstPage() throws IOException {
        Map<String, String> many = new TreeMap<>();
        IntStream.range(0, 40).forEach(i -> many.put("a-" + i, SECRET));
        many.put("stage", "canary");
        account.account().largestPage(7);
        put("canary", many);
        put("bench", Map.of("site", "lab", "note", SECRET));
        put("prod", Map.of("stage", "prod", "note", SECRET));

        JsonNode audit = audit(COMPARED);

        assertThat(open(audit, "IOTJ-CFG-01"))
                .containsExactly("bench MEDIUM SUPPRESSED", "canary LOW OPEN", "prod MEDIUM OPEN");
        assertThat(account.requests().entries("ListTagsForResource")).hasSize(6 + 1 + 1);
        assertThat(stored()).contains("canary");
        requireNowhere(SECRET);
    }

    @Test
    void factOff_noTagIsRead() throws IOException {
        put("bare", Map.of());

        JsonNode audit = audit(REQUIRED.replace("tags: on", "tags: off"));

        assertThat(account.requests().entries("ListTagsForResource")).isEmpty();
        assertThat(audit.at("/regions/0/rules").has("IOTJ-GOV-02")).isFalse();
    }

    /** Checks that no table, message or output contains a text. */
    private void requireNowhere(String text) {
        assertThat(outputs.toString()).isNotEmpty().doesNotContain(text);
        assertThat(queue.bodies()).isNotEmpty().noneMatch(body -> body.contains(text));
        assertThat(stored()).isNotEmpty().doesNotContain(text);
    }

    /** All texts in both tables. Compressed attributes are decompressed. */
    private String stored() {
        MemoryDatabase tables = account.tables(REGION);
        List<String> texts = new ArrayList<>();
        tables.names()
                .forEach(name -> tables.table(name)
                        .items()
                        .forEach(item -> item.attributes().values().forEach(value -> collect(value, texts))));
        return String.join("\n", texts);
    }

    private static void collect(Attribute value, List<String> texts) {
        switch (value) {
            case Attribute.Text(var text) -> texts.add(text);
            case Attribute.MapOf(var members) ->
                members.forEach((key, member) -> {
                    texts.add(key);
                    collect(member, texts);
                });
            case Attribute.ListOf(var entries) -> entries.forEach(entry -> collect(entry, texts));
            case Attribute.SetOf(var entries) -> entries.forEach(entry -> collect(entry, texts));
            case Attribute.Bytes(var packed) -> collect(Packed.unpack(packed), texts);
            case Attribute.Number _, Attribute.Flag _, Attribute.Nothing _ -> {}
        }
    }
}
