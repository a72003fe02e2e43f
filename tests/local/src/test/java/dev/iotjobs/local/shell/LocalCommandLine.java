package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.time.Timeline;
import dev.iotjobs.local.LocalAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Runs the command line in this process, with the local account over HTTP. */
abstract class LocalCommandLine {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                    Objects.requireNonNull(AuditJson.class.getResourceAsStream("audit-report.schema.json")),
                    InputFormat.JSON);

    static LocalAccount account;
    static LocalEndpoints endpoints;

    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        account = FleetAccount.start(60, 7, 0);
        endpoints = new LocalEndpoints(account, FleetAccount.REGION);
    }

    @AfterAll
    static void stop() {
        endpoints.close();
        account.close();
    }

    @BeforeEach
    void forget() {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
    }

    void assertOnStandardError(String... starts) {
        List<String> lines = err().lines().toList();
        assertThat(lines).hasSameSizeAs(starts);
        for (int i = 0; i < starts.length; i++) {
            assertThat(lines.get(i)).startsWith("audit: " + starts[i]);
        }
    }

    static String[] with(String[] command, String... more) {
        return with(List.of(command), more);
    }

    static String[] with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
    }

    void assertOneLine(String about) {
        assertThat(out()).isEmpty();
        assertThat(err().lines().filter(line -> line.startsWith("audit: ")))
                .singleElement()
                .asString()
                .contains(about);
        assertThat(err()).doesNotContain("\tat ", "Exception");
    }

    int execute(String... arguments) {
        return execute(Map.of(), arguments);
    }

    /**
     * Runs a command.
     *
     * @param environment variables for the auditor; the SDK reads those of this process
     */
    int execute(Map<String, String> environment, String... arguments) {
        return new AuditCli(new Shell(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        false,
                        false,
                        Timeline.system()))
                .execute(arguments);
    }

    /** The document on standard output, after it was validated with the published schema. */
    JsonNode document() throws JsonProcessingException {
        assertThat(SCHEMA.validate(out(), InputFormat.JSON)).isEmpty();
        return MAPPER.readTree(out());
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
