package dev.iotjobs.auditor.job.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String DENSE = "kJ8sdf98HJKsd7f6ZXmnbQ12oiuPLMtgVcWr3+Ey5";

    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";

    private static final String PEM = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIBkg\n-----END EC PRIVATE KEY-----";

    private static final String CERTIFICATE =
            "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQxZ7rT9bK2mLhVf8sYp\n" + "-----END CERTIFICATE-----";

    private static List<String> detectors(String key, String text) {
        return detectors(List.of(key), text);
    }

    private static List<String> detectors(List<String> keys, String text) {
        return Secrets.in(new Leaf("here", keys, text)).keySet().stream()
                .map(Detector::id)
                .toList();
    }

    static Stream<List<String>> secretsByTheirLooks() {
        return Stream.of(
                List.of("aws-access-key-id", "AKIAZ7X3QW5RT4YP2LMN"),
                List.of("aws-access-key-id", "ASIAZ7X3QW5RT4YP2LMN"),
                List.of("private-key", PEM),
                List.of("private-key", "-----BEGIN PRIVATE KEY-----"),
                List.of("github-token", "ghp_" + "a1B2c3D4e5F6".repeat(3)),
                List.of("github-token", "github_pat_" + "a1B2c3D4e5".repeat(6)),
                List.of("gitlab-token", "glpat-a1B2c3D4e5a1B2c3D4e5"),
                List.of("slack-token", "xoxb-12345678-x"),
                List.of("google-api-key", "AIza" + "a1B2c3D".repeat(5)),
                List.of("azure-account-key", "AccountKey=" + "a1B2c3D4e5".repeat(8) + "a1B2c3=="),
                List.of("stripe-key", "sk_live_a1B2c3D4e5a1B2c3D4e5"),
                List.of("json-web-token", JWT),
                List.of("password-in-url", "ftp://joe:hunter2@example.com/x"));
    }

    @ParameterizedTest
    @MethodSource("secretsByTheirLooks")
    void in_secretAlone_isFoundByItsDetector(List<String> detectorAndText) {
        assertThat(detectors("command", detectorAndText.getLast())).containsExactly(detectorAndText.getFirst());
    }

    @ParameterizedTest
    @MethodSource("secretsByTheirLooks")
    void in_secretInACommand_isFoundByItsDetector(List<String> detectorAndText) {
        assertThat(detectors("command", "export X=\"" + detectorAndText.getLast() + "\"; run"))
                .containsExactly(detectorAndText.getFirst());
    }

    @ParameterizedTest
    @MethodSource("secretsByTheirLooks")
    void in_oneCharacterLess_isNotFoundByThatDetector(List<String> detectorAndText) {
        String secret = detectorAndText.getLast();
        String less = switch (detectorAndText.getFirst()) {
            case "private-key" -> secret.replace("KEY-----", "KEY----");
            case "password-in-url" -> secret.replace(":hunter2", "");
            case "json-web-token" -> secret.substring(0, secret.lastIndexOf('.') + 10);
            default -> secret.substring(0, secret.length() - 1);
        };

        assertThat(detectors("command", less)).doesNotContain(detectorAndText.getFirst());
    }

    @Test
    void in_letterOrDigitBefore_isNoSecret_butForAPrivateKey() {
        secretsByTheirLooks().forEach(detectorAndText -> {
            boolean isFound =
                    detectors("command", "x" + detectorAndText.getLast()).contains(detectorAndText.getFirst());

            assertThat(isFound)
                    .as(detectorAndText.getFirst())
                    .isEqualTo(List.of("private-key", "password-in-url").contains(detectorAndText.getFirst()));
        });
    }

    @Test
    void in_accessKeyId_isAWholeWordOutsideOfQueries() {
        assertThat(detectors("command", "AKIAZ7X3QW5RT4YP2LMNX")).doesNotContain("aws-access-key-id");
        assertThat(detectors("x", "AKIAZ7X3QW5RT9YP2LMN")).isEmpty();
        assertThat(
                        detectors(
                                "url",
                                "https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIAZ7X3QW5RT4YP2LMN%2F20260301&X-Amz-Signature=ab"))
                .isEmpty();
        assertThat(detectors("url", "https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIAZ7X3QW5RT4YP2LMN"))
                .isEmpty();
        assertThat(detectors("url", "https://b.s3.amazonaws.com/AKIAZ7X3QW5RT4YP2LMN"))
                .containsExactly("aws-access-key-id");
        assertThat(detectors("command", "curl https://e.com/x?a=b AKIAZ7X3QW5RT4YP2LMN"))
                .containsExactly("aws-access-key-id");
    }

    @ParameterizedTest
    @CsvSource({
        "aws_secret_access_key, aws-secret-access-key",
        "AWS-SECRET-KEY,        aws-secret-access-key",
        "secretKey,             aws-secret-access-key",
        "secretKeyName,         ''",
        "key,                   ''",
    })
    void in_fortyCharacters_areASecretAccessKeyByTheirName(String key, String detector) {
        String expected = String.join(",", detectors(key, "a1/B".repeat(10)));

        assertThat(expected).isEqualTo(detector);
        assertThat(detectors(key, "a1/B".repeat(10) + "c")).doesNotContain("aws-secret-access-key");
    }

    @ParameterizedTest
    @CsvSource({
        "password, hunter2",
        "wifiPassword, hunter2",
        "passwd, abcde",
        "wifi_pwd, x y/z",
        "clientSecret, a1",
        "token, a1",
        "api_key, abc-1",
        "privateKey, abcdef",
        "connectionString, Server=x",
        "wifi_Password-2, hunter2",
        "password, abc/def ghi"
    })
    void in_textUnderTheNameOfASecret_isALiteral(String key, String text) {
        assertThat(detectors(key, text)).containsExactly("literal-under-secret-name");
    }

    @ParameterizedTest
    @CsvSource({
        "password, ''",
        "password, ' '",
        "password, ${aws:iot:parameter:pw}",
        "secret, {{resolve:secretsmanager:x}}",
        "secret, arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-AbCdEf",
        "privateKey, /etc/ssl/device.key",
        "privateKey, ${HOME}/device.key",
        "secret, prod/wifi",
        "token, x",
        "token, abcd",
        "token, 1234",
        "token, -1.5",
        "secret, true",
        "secret, FALSE",
        "token, https://example.com/a1",
        "tokenType, Bearer",
        "passwordRequired, yes-always",
        "clientToken, job-17",
        "nextToken, job-17",
        "idempotencyToken, job-17"
    })
    void in_textThatIsNoSecret_isSilent(String key, String text) {
        assertThat(detectors(key, text)).isEmpty();
    }

    @Test
    void in_pathOfTwoHundredCharacters_isTheLongest() {
        assertThat(detectors("secret", "/" + "a".repeat(199))).isEmpty();
        assertThat(detectors("secret", "/" + "a".repeat(200))).containsExactly("literal-under-secret-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIAIOSFODNN7EXAMPLE",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "123e4567-e89b-12d3-a456-426614174000",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "abcdefghijklmnopqrstuvwxyzABCDEFGH",
                "REPLACE_VIA_qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKL1-url",
                "/opt/kJ8sdf98HJKsd7f6ZXmnbQ12oiuPLMtgVcWr3+Ey5",
                "run ./kJ8sdf98HJKsd7f6ZXmnbQ12oiuPLMtgVcWr3+Ey5",
                "https://example.com/kJ8sdf98HJKsd7f6ZXmnbQ12oiuPLMtgVcWr3+Ey5",
                "ftp://joe:${PASSWORD}@example.com",
                "ftp://joe@example.com:21/x"
            })
    void in_examplesDigestsPathsAndUrls_areSilent(String text) {
        assertThat(detectors("value", text)).isEmpty();
    }

    @Test
    void in_irregularText_isAGuess() {
        assertThat(detectors("blob", DENSE)).containsExactly("entropy");
        assertThat(detectors("command", "--key " + DENSE + " --run")).containsExactly("entropy");
        assertThat(detectors("password", DENSE)).containsExactly("literal-under-secret-name");
    }

    @Test
    void in_run_isJudgedFrom24CharactersAndByADigit() {
        String run = "abcdefghijklmnopqrstuvw1";

        assertThat(detectors("blob", run)).containsExactly("entropy");
        assertThat(detectors("blob", run.substring(1))).isEmpty();
        assertThat(detectors("blob", run.replace('1', 'x'))).isEmpty();
        assertThat(detectors("blob", "aaaaaa" + run)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signature",
                "codeSign",
                "publicKey",
                "caCert",
                "sig-sha256-ecdsa",
                "sha256",
                "fileMd5",
                "checksum",
                "digest",
                "hashOfFile"
            })
    void in_irregularTextThatIsPublic_isSilent(String key) {
        assertThat(detectors(key, DENSE)).isEmpty();
        assertThat(detectors(List.of(key, "value"), DENSE)).isEmpty();
    }

    @Test
    void in_filesOfAnOtaUpdate_areSilentForEntropyOnly() {
        assertThat(detectors(List.of("afr_ota", "files", "x"), DENSE)).isEmpty();
        assertThat(detectors(List.of("afr_ota", "files", "x"), JWT)).containsExactly("json-web-token");
    }

    @Test
    void in_publicKeysAndCertificates_areLeftOut_butNotWhatFollows() {
        assertThat(detectors("ca", CERTIFICATE)).isEmpty();
        assertThat(detectors("x", CERTIFICATE.replace("CERTIFICATE", "PUBLIC KEY")))
                .isEmpty();
        assertThat(detectors("x", CERTIFICATE + "\n" + PEM)).containsExactly("private-key");
        assertThat(detectors("x", PEM + "\n" + CERTIFICATE)).containsExactly("private-key");
    }

    @Test
    void in_twoKinds_areBothFound() {
        assertThat(detectors("command", "AKIAZ7X3QW5RT4YP2LMN " + JWT))
                .containsExactly("aws-access-key-id", "json-web-token");
    }

    @Test
    void in_jsonWebToken_needsThreePartsOfLength() {
        String part = "a1B2c3D4e5";

        assertThat(detectors("x", "eyJ" + part + ".eyJ" + part + "." + part)).containsExactly("json-web-token");
        assertThat(detectors("x", "eyJ" + part.substring(1) + ".eyJ" + part + "." + part))
                .isEmpty();
        assertThat(detectors("x", "eyJ" + part + ".eyJ" + part.substring(1) + "." + part))
                .isEmpty();
        assertThat(detectors("x", "eyJ" + part + ".eyJ" + part + "." + part.substring(1)))
                .isEmpty();
        assertThat(detectors("x", "eyJ" + part + "..eyJ" + part + "." + part)).isEmpty();
        assertThat(detectors("x", "eyJ" + part + ".eyJ" + part)).isEmpty();
        assertThat(detectors("x", "v-eyJ" + part + ".eyJ" + part + "." + part)).containsExactly("json-web-token");
    }

    /** Texts for which a scan in quadratic time would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ-",
                "eyJaaaaaaaaaaaa.",
                "${",
                "{{resolve:",
                "EXAMPL",
                "EXAMPLE",
                "a.",
                "://",
                "a://b:",
                "arn:aws",
                "-----BEGIN ",
                "-----BEGIN CERTIFICATE-----",
                "AKIA",
                "A1b2",
                "/",
                "x=\"",
                "AccountKey=aaaaaaaaaa",
                "<",
                "http:"
            })
    void scan_longTextOfOnePiece_takesTimeInProportion(String piece) {
        String text = piece.repeat(300_000 / piece.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> TextScan.ofMembers("here", Map.of("password", text, "x", "http://" + text), "salt", List.of()));
    }

    @Test
    void toString_ofALeaf_hasNoText() {
        assertThat(new Leaf("here", List.of("password"), "hunter2")).hasToString("here");
    }
}
