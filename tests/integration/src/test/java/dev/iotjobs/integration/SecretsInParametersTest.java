package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.job.scan.Detector;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Packed;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.Queue;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests whole audits of jobs with secrets in document parameters. The secrets are found, but no output contains them.
 */
class SecretsInParametersTest {

    private static final String REGION = "eu-west-1";
    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private static final String DIGITS = "a1B2c3D4e5";

    /** A secret for each detector, with the name of its parameter. */
    private static final Map<Detector, Map.Entry<String, String>> SECRETS = new TreeMap<>(Map.ofEntries(
            Map.entry(Detector.AWS_ACCESS_KEY_ID, Map.entry("key", "AKIAZ7X3QW5RT4YP2LMN")),
            Map.entry(Detector.AWS_SECRET_ACCESS_KEY, Map.entry("secretKey", "a1/B".repeat(10))),
            Map.entry(
                    Detector.PRIVATE_KEY,
                    Map.entry("pem", "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIBkg\n-----END EC PRIVATE KEY-----")),
            Map.entry(Detector.GITHUB_TOKEN, Map.entry("git", "ghp_" + "a1B2c3D4e5F6".repeat(3))),
            Map.entry(Detector.GITLAB_TOKEN, Map.entry("lab", "glpat-" + DIGITS + DIGITS)),
            Map.entry(Detector.SLACK_TOKEN, Map.entry("chat", "xoxb-12345678-x")),
            Map.entry(Detector.GOOGLE_API_KEY, Map.entry("maps", "AIza" + "a1B2c3D".repeat(5))),
            Map.entry(Detector.AZURE_ACCOUNT_KEY, Map.entry("storage", "AccountKey=" + DIGITS.repeat(8) + "a1B2c3==")),
            Map.entry(Detector.STRIPE_KEY, Map.entry("pay", "sk_live_" + DIGITS + DIGITS)),
            Map.entry(Detector.JSON_WEB_TOKEN, Map.entry("jwt", "eyJ" + DIGITS + ".eyJ" + DIGITS + "." + DIGITS)),
            Map.entry(Detector.PASSWORD_IN_URL, Map.entry("share", "ftp://joe:correct-horse@files.example.com/x")),
            Map.entry(Detector.LITERAL_UNDER_SECRET_NAME, Map.entry("password", "hunter2-hunter2")),
            Map.entry(Detector.ENTROPY, Map.entry("blob", "kJ8sdf98HJKsd7f6ZXmnbQ12oiuPLMtgVcWr3+Ey5"))));

    /** Values that other rules on parameters report, and one value that no rule reports. */
    private static final Map<String, String> OTHERS = Map.of(
            "downloadUrl", "http://downloads.example.com/hidden-path.bin?hidden-query=1",
            "checksum", "REPLACE_WITH_HIDDEN_SUM",
            "runAsUser", "root",
            "command", "an-ordinary-command");

    /** Texts that must be in no output. */
    private static final List<String> HIDDEN = Stream.concat(
                    SECRETS.values().stream().map(Map.Entry::getValue),
                    Stream.of("correct-horse", "MHcCAQEEIBkg", "hidden-", "HIDDEN_SUM", "an-ordinary-command"))
            .toList();

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final ByteArrayOutputStream outputs = new ByteArrayOutputStream();
    private final Map<String, String> properties = new TreeMap<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final LocalAccount account = start(timeline);
    private final String topicArn = account.createTopic(REGION, "alerts");
    private final Queue queue = account.subscribeQueue(topicArn, "alerts");

    private static LocalAccount start(SimulatedTimeline timeline) {
        try {
            return LocalAccount.start(timeline);
        } catch (IOException e) {
            throw new AssertionError("this machine refuses to listen", e);
        }
    }

    /** Directs the SDK to the simulated account, and captures the log. No line of the log may contain a secret. */
    @BeforeEach
    void pointTheSdkAtTheAccount() {
        PrintStream log = new PrintStream(outputs, true, StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
        properties.put("aws.accessKeyId", "test");
        properties.put("aws.secretAccessKey", "test");
        properties.put("aws.endpointUrl", account.endpoint().toString());
        properties.forEach(System::setProperty);
    }

    @AfterEach
    void close() {
        properties.keySet().forEach(System::clearProperty);
        System.setOut(out);
        System.setErr(err);
        account.close();
    }

    private void putJobs() {
        SECRETS.forEach((detector, secret) -> put(detector.id(), Map.of(secret.getKey(), secret.getValue())));
        put("others", OTHERS);
    }

    private void put(String jobId, Map<String, String> parameters) {
        account.account()
                .put(
                        REGION,
                        SimulatedJob.builder(jobId, START.minus(Duration.ofDays(3)))
                                .status(JobStatus.IN_PROGRESS)
                                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thing/" + jobId))
                                .jobTemplateArn("arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0")
                                .documentParameters(parameters)
                                .lastUpdatedAt(START.minus(Duration.ofDays(3)))
                                .isConcurrent(false)
                                .build());
    }

    private String run(String... more) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        String[] command = Stream.concat(
                        Stream.of("run", "--region", REGION, "--max-tps", "unlimited"), Arrays.stream(more))
                .toArray(String[]::new);
        int exitCode = new AuditCli(new Shell(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        new PrintStream(problems, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        timeline))
                .execute(command);
        assertThat(exitCode).as(problems.toString(StandardCharsets.UTF_8)).isZero();
        outputs.writeBytes(printed.toByteArray());
        outputs.writeBytes(problems.toByteArray());
        timeline.sleepUntil(timeline.instant().plus(Duration.ofMinutes(15)));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<String> found(JsonNode audit, String ruleId) {
        return audit.at("/findings")
                .valueStream()
                .filter(finding -> finding.path("ruleId").asText().equals(ruleId))
                .map(finding -> finding.path("jobId").asText())
                .sorted()
                .toList();
    }

    @Test
    void audits_findEachSecret_andNoValueStandsAnywhere() throws IOException {
        putJobs();

        run("--dry-run", "--findings", "all");
        JsonNode audit = JSON.readTree(
                run("--create-resources", "--topic-arn", topicArn, "--output", "json", "--findings", "all"));
        run("--topic-arn", topicArn, "--findings", "all");

        assertThat(found(audit, "IOTJ-SEC-06"))
                .containsExactlyElementsOf(
                        SECRETS.keySet().stream().map(Detector::id).sorted().toList());
        assertThat(found(audit, "IOTJ-SEC-07")).containsExactly("others");
        assertThat(found(audit, "IOTJ-SEC-08")).containsExactly("others");
        assertThat(found(audit, "IOTJ-SEC-12")).containsExactly("others");
        assertThat(audit.at("/findings").toString())
                .contains("literal-under-secret-name in documentParameters.password");
        assertThat(stored()).contains("LITERAL_UNDER_SECRET_NAME", "downloads.example.com");
        HIDDEN.forEach(this::requireNowhere);
    }

    @Test
    void audits_withPlaceholdersOfThePolicy_findThemOnceTheJobIsDescribedAgain(@TempDir Path folder)
            throws IOException {
        put("filled", Map.of("file", "hidden-FILL-IN-path"));
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"),
                "version: 1\nrules: { IOTJ-SEC-12: { settings: { placeholders: ['*FILL-IN*'] } } }\n");
        String[] options = {"--topic-arn", topicArn, "--output", "json", "--findings", "all"};

        JsonNode before = JSON.readTree(run(Stream.concat(Stream.of("--create-resources"), Arrays.stream(options))
                .toArray(String[]::new)));
        JsonNode after = JSON.readTree(
                run(Stream.concat(Stream.of("--adopt", "--policy", policy.toString()), Arrays.stream(options))
                        .toArray(String[]::new)));

        assertThat(found(before, "IOTJ-SEC-12")).isEmpty();
        assertThat(found(after, "IOTJ-SEC-12")).containsExactly("filled");
        assertThat(after.at("/findings").toString()).contains("*FILL-IN* in documentParameters.file");
        requireNowhere("hidden-");
    }

    @Test
    void audits_ofJobsThatAreGone_stillShowNoValue() {
        putJobs();
        run("--create-resources", "--topic-arn", topicArn);
        SECRETS.keySet().forEach(detector -> account.account().remove(REGION, detector.id()));

        run("--topic-arn", topicArn, "--output", "json");

        HIDDEN.forEach(this::requireNowhere);
    }

    /** Checks that no table, message, output or log line contains a text. */
    private void requireNowhere(String text) {
        assertThat(outputs.toString(StandardCharsets.UTF_8)).isNotEmpty().doesNotContain(text);
        assertThat(queue.bodies()).isNotEmpty().noneMatch(body -> body.contains(text));
        assertThat(stored()).isNotEmpty().doesNotContain(text);
    }

    /** All texts in the tables: records, findings, messages and runs. Compressed attributes are decompressed. */
    private String stored() {
        MemoryDatabase tables = account.tables(REGION);
        List<String> texts = new ArrayList<>();
        tables.names()
                .forEach(name -> tables.table(name)
                        .items()
                        .forEach(item -> item.attributes().forEach((key, value) -> {
                            texts.add(key);
                            texts.add(unpacked(value).toString());
                        })));
        return String.join("\n", texts);
    }

    private static Attribute unpacked(Attribute value) {
        return switch (value) {
            case Attribute.Bytes(var packed) -> unpacked(Packed.unpack(packed));
            case Attribute.MapOf(var members) -> {
                Map<String, Attribute> all = new TreeMap<>();
                members.forEach((key, member) -> all.put(key, unpacked(member)));
                yield new Attribute.MapOf(all);
            }
            case Attribute.ListOf(var entries) ->
                new Attribute.ListOf(
                        entries.stream().map(SecretsInParametersTest::unpacked).toList());
            default -> value;
        };
    }
}
