package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests every source of credentials that the AWS CLI supports, each in a separate process. */
class CredentialSourcesTest {

    private static final String KEYS = "aws_access_key_id = %s\naws_secret_access_key = s\n";
    private static final String ROLE = "role_arn = arn:aws:iam::123456789012:role/";
    private static final String SSO = "sso_account_id = 123456789012\nsso_role_name = auditor\n";
    private static final String SSO_SESSION = "[profile work]\nsso_session = corp\n" + SSO
            + "[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n";
    private static final String SSO_LEGACY =
            "[profile work]\nsso_region = eu-west-1\n" + "sso_start_url = https://corp.awsapps.com/start\n" + SSO;
    private static final String LOGIN = "[profile work]\nlogin_session = arn:aws:sts::123456789012:assumed-role/x/y\n";

    private static LocalAccount account;

    @TempDir
    private Path home;

    private CredentialServices services;

    @BeforeAll
    static void start() throws IOException {
        account = LocalAccount.start(InstantSource.system());
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    @BeforeEach
    void serve() throws IOException {
        services = new CredentialServices();
    }

    @AfterEach
    void endService() {
        services.close();
    }

    /**
     * The configuration of a machine, and the expected result of an audit on it.
     *
     * @param kind name of the source of credentials
     * @param config content of the AWS CLI's file {@code config}
     * @param environment variables for the audit. In a value, {@code HOME} stands for the home folder and {@code
     *     ENDPOINT} for the endpoint of the services.
     * @param tokens contents of files in the home folder, by name
     * @param expected the access key that the audit uses, or a part of the error message
     */
    record Setup(
            String kind, String config, Map<String, String> environment, Map<String, String> tokens, String expected) {

        Setup(String kind, String config, String expected) {
            this(kind, config, Map.of("AWS_PROFILE", "work"), Map.of(), expected);
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    static Stream<Setup> sources() {
        return Stream.of(
                new Setup(
                        "environment",
                        "[profile work]\n" + KEYS.formatted("PROFILE"),
                        Map.of("AWS_ACCESS_KEY_ID", "KEY", "AWS_SECRET_ACCESS_KEY", "s", "AWS_PROFILE", "work"),
                        Map.of(),
                        "KEY"),
                new Setup("keys of a profile", "[profile work]\n" + KEYS.formatted("PROFILE"), "PROFILE"),
                new Setup("default profile", "[default]\n" + KEYS.formatted("PROFILE"), Map.of(), Map.of(), "PROFILE"),
                new Setup(
                        "SSO session",
                        SSO_SESSION,
                        Map.of("AWS_PROFILE", "work"),
                        Map.of(ssoToken("corp"), token("fresh", "2099-01-01T00:00:00Z")),
                        "SSO-fresh"),
                new Setup(
                        "SSO session that can be renewed",
                        SSO_SESSION,
                        Map.of("AWS_PROFILE", "work"),
                        Map.of(ssoToken("corp"), token("old", "2024-01-01T00:00:00Z")),
                        "SSO-renewed"),
                new Setup(
                        "legacy SSO",
                        SSO_LEGACY,
                        Map.of("AWS_PROFILE", "work"),
                        Map.of(ssoToken("https://corp.awsapps.com/start"), token("fresh", "2099-01-01T00:00:00Z")),
                        "SSO-fresh"),
                new Setup(
                        "chain of roles",
                        "[profile work]\n" + ROLE + "second\nsource_profile = first\n[profile first]\n" + ROLE
                                + "first\nsource_profile = base\n[profile base]\n" + KEYS.formatted("BASE"),
                        "BASE-first-second"),
                new Setup(
                        "role from an SSO session",
                        SSO_SESSION.replace("profile work", "profile sso") + "[profile work]\n" + ROLE
                                + "admin\nsource_profile = sso\n",
                        Map.of("AWS_PROFILE", "work"),
                        Map.of(ssoToken("corp"), token("fresh", "2099-01-01T00:00:00Z")),
                        "SSO-fresh-admin"),
                new Setup(
                        "role from the instance",
                        "[profile work]\n" + ROLE + "admin\ncredential_source = Ec2InstanceMetadata\n",
                        "INSTANCE-admin"),
                new Setup(
                        "role from the container",
                        "[profile work]\n" + ROLE + "admin\ncredential_source = EcsContainer\n",
                        Map.of("AWS_PROFILE", "work", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "ENDPOINT/container"),
                        Map.of(),
                        "CONTAINER-admin"),
                new Setup(
                        "web identity of the environment",
                        "",
                        Map.of(
                                "AWS_WEB_IDENTITY_TOKEN_FILE",
                                "HOME/token",
                                "AWS_ROLE_ARN",
                                "arn:aws:iam::123456789012:role/pod"),
                        Map.of("token", "jwt"),
                        "jwt-pod"),
                new Setup(
                        "web identity of a profile",
                        "[profile work]\n" + ROLE + "pod\nweb_identity_token_file = HOME/token\n",
                        Map.of("AWS_PROFILE", "work"),
                        Map.of("token", "jwt"),
                        "jwt-pod"),
                new Setup(
                        "process",
                        "[profile work]\ncredential_process = cat HOME/answer\n",
                        Map.of("AWS_PROFILE", "work"),
                        Map.of("answer", "{\"Version\":1,\"AccessKeyId\":\"PROCESS\",\"SecretAccessKey\":\"s\"}"),
                        "PROCESS"),
                new Setup(
                        "container",
                        "",
                        Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "ENDPOINT/container"),
                        Map.of(),
                        "CONTAINER"),
                new Setup(
                        "instance, with a profile for the Region",
                        "[default]\nregion = eu-west-1\n",
                        Map.of(),
                        Map.of(),
                        "INSTANCE"),
                new Setup(
                        "login",
                        LOGIN,
                        Map.of("AWS_PROFILE", "work"),
                        Map.of(
                                ".aws/login/cache/" + digest("SHA-256", "arn:aws:sts::123456789012:assumed-role/x/y")
                                        + ".json",
                                "{\"accessToken\":{\"accessKeyId\":\"LOGIN\",\"secretAccessKey\":\"s\","
                                        + "\"sessionToken\":\"t\",\"accountId\":\"123456789012\","
                                        + "\"expiresAt\":\"2099-01-01T00:00:00Z\"},\"clientId\":\"c\","
                                        + "\"dpopKey\":\"k\",\"refreshToken\":\"r\",\"tokenType\":\"aws_sigv4\"}"),
                        "LOGIN"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void run_sourceThatIsSetUp_isUsed(Setup setup) throws Exception {
        ShellProcess process = run(setup);

        assertThat(process.err()).isEmpty();
        assertThat(process.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(services.callers()).containsOnly(setup.expected());
    }

    static Stream<Setup> failures() {
        return Stream.of(
                new Setup(
                        "SSO with a token that has expired",
                        SSO_LEGACY,
                        Map.of("AWS_PROFILE", "work"),
                        Map.of(ssoToken("https://corp.awsapps.com/start"), token("old", "2024-01-01T00:00:00Z")),
                        "The SSO session associated with this profile has expired"),
                new Setup(
                        "SSO that refuses the token",
                        SSO_LEGACY,
                        Map.of("AWS_PROFILE", "work"),
                        Map.of(ssoToken("https://corp.awsapps.com/start"), token("refused", "2099-01-01T00:00:00Z")),
                        "Session token not found or invalid"),
                new Setup("legacy SSO without a token", SSO_LEGACY, "no such file: "),
                new Setup("login without a token", LOGIN, "Token cache file for login_session "),
                new Setup(
                        "role that may not be assumed",
                        "[profile work]\n" + ROLE + "denied\nsource_profile = base\n[profile base]\n"
                                + KEYS.formatted("BASE"),
                        "AccessDenied: not authorized to assume the role"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void run_profileThatFails_isOneLineWithItsNameAndTheReason(Setup setup) throws Exception {
        ShellProcess process = run(setup);

        assertThat(process.err().lines())
                .singleElement()
                .asString()
                .startsWith("audit: no credentials from profile 'work': " + setup.expected());
        assertThat(process.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(services.callers()).isEmpty();
    }

    private ShellProcess run(Setup setup) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME",
                home.toString(),
                "AWS_ENDPOINT_URL",
                account.endpoint().toString(),
                "AWS_ENDPOINT_URL_STS",
                services.endpoint().toString(),
                "AWS_ENDPOINT_URL_SSO",
                services.endpoint().toString(),
                "AWS_ENDPOINT_URL_SSO_OIDC",
                services.endpoint().toString(),
                "AWS_ENDPOINT_URL_SIGNIN",
                services.endpoint().toString(),
                "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                services.endpoint().toString(),
                "AWS_REGION",
                "eu-west-1"));
        setup.environment().forEach((name, value) -> environment.put(name, placed(value)));
        for (var token : setup.tokens().entrySet()) {
            write(token.getKey(), token.getValue());
        }
        write(".aws/config", placed(setup.config()));
        return ShellProcess.run(environment, home, "run", "--dry-run", "--max-tps", "unlimited");
    }

    private String placed(String text) {
        return text.replace("HOME", home.toString())
                .replace("ENDPOINT", services.endpoint().toString());
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String ssoToken(String name) {
        return ".aws/sso/cache/" + digest("SHA-1", name) + ".json";
    }

    private static String token(String token, String expiresAt) {
        return "{\"accessToken\":\"" + token + "\",\"expiresAt\":\"" + expiresAt + "\",\"region\":\"eu-west-1\","
                + "\"startUrl\":\"https://corp.awsapps.com/start\",\"clientId\":\"c\",\"clientSecret\":\"s\","
                + "\"registrationExpiresAt\":\"2099-01-01T00:00:00Z\",\"refreshToken\":\"r\"}";
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
