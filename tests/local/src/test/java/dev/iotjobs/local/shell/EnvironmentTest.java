package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests variables with invalid values, in a separate process: the command does nothing. */
class EnvironmentTest {

    @TempDir
    private Path home;

    private LocalAccount account;

    @BeforeEach
    void start() throws IOException {
        account = LocalAccount.start(InstantSource.system());
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void run_severalVariablesThatAreWrong_isALineForEachAndNoCall() throws Exception {
        Path config = home.resolve("config");
        Files.writeString(config, "[profile work\nSECRET");

        ShellProcess process = run(
                Map.of(
                        "AWS_ENDPOINT_URL_IOT",
                        "ftp://user:secret@localhost",
                        "AWS_USE_DUALSTACK_ENDPOINT",
                        "yes",
                        "AWS_DEFAULTS_MODE",
                        "foo",
                        "AWS_CONFIG_FILE",
                        config.toString(),
                        "AWS_REGION",
                        "mars west 1",
                        "AUDIT_QUOTA_FALLBACKS",
                        "L-FBF5CD98=5",
                        "AUDIT_MAX_TPS",
                        "-1"),
                "run",
                "--dry-run");

        assertThat(process.problems())
                .containsExactly(
                        "audit: AUDIT_MAX_TPS (--max-tps): must be a number above 0, or 'unlimited', got '-1'",
                        "audit: AUDIT_QUOTA_FALLBACKS: unknown quota code, must be one of L-145FD0E6,"
                                + " L-4E068A30, L-609D00CE, L-60A7ED34, L-B475FD53, L-D80B05DB, L-FBF5CD89, got 'L-FBF5CD98'",
                        "audit: AWS_USE_DUALSTACK_ENDPOINT: must be one of true, false, got 'yes'",
                        "audit: AWS_ENDPOINT_URL_IOT: must be an http or https address, got 'ftp://***@localhost'",
                        "audit: AWS_DEFAULTS_MODE: must be one of auto, cross-region, in-region, legacy, mobile,"
                                + " standard, got 'foo'",
                        "audit: AWS_REGION (home Region): unknown Region, got 'mars west 1'",
                        "audit: AWS_CONFIG_FILE: Profile definition must end with ']' on line 1, got '" + config + "'");
        assertThat(process.err()).doesNotContainIgnoringCase("secret").doesNotContain("\tat ");
        assertThat(process.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(account.requests().entries()).isEmpty();
    }

    @Test
    void run_endpointOfTheProfileThatIsNoAddress_isOneLineAndNoCall() throws Exception {
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/config"),
                "[default]\nservices = local\n[services local]\niot =\n  endpoint_url = localhost:4566\n");

        ShellProcess process = run(Map.of(), "run", "--dry-run");

        assertThat(process.problems())
                .containsExactly("audit: AWS_ENDPOINT_URL (or endpoint_url of the profile): must be an http or https"
                        + " address, got 'localhost:4566'");
        assertThat(process.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(account.requests().entries()).isEmpty();
    }

    private ShellProcess run(Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(account.environment("eu-west-1"));
        environment.remove("AWS_ENDPOINT_URL");
        for (String service : new String[] {"DYNAMODB", "SNS", "STS", "SERVICE_QUOTAS"}) {
            environment.put("AWS_ENDPOINT_URL_" + service, account.endpoint().toString());
        }
        environment.put("HOME", home.toString());
        environment.putAll(variables);
        return ShellProcess.run(environment, home, arguments);
    }
}
