package dev.iotjobs.auditor.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.aws.error.ConnectionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** These tests set the SDK's system properties instead of its environment variables. */
class CredentialsTest {

    private final Properties before = new Properties();

    @TempDir
    private Path folder;

    @BeforeEach
    void isolate() {
        before.putAll(System.getProperties());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("config").toString());
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            role_arn = r~source_profile = base            | The source profile of 'work' was configured to be 'base'
            role_arn = r~source_profile = work            | Invalid profile file: Circular relationship detected
            role_arn = r~source_profile = a~credential_source = b | Invalid profile file: profile has both source_profile
            role_arn = r~credential_source = Cloud        | Cloud is not a valid credential_source
            sso_session = corp~sso_account_id = 1         | Profile property 'sso_role_name' was not configured
            aws_access_key_id = KEY                       | Profile property 'aws_secret_access_key' was not configured
            credential_process = echo no >&2; false       | Failed to refresh process-based credentials. Command returned
            credential_process = /nothing                 | Failed to refresh process-based credentials. Command returned
            credential_process = echo SECRET              | Failed to refresh process-based credentials.
            role_arn = arn:aws:iam::123456789012:role/x~web_identity_token_file = /nothing | no such file: /nothing
            region = eu-west-1                            | Profile file contained no credentials for profile 'work'
            """)
    void require_profileThatGivesNone_saysItsNameAndTheReason(String profile, String reason) throws IOException {
        Files.writeString(folder.resolve("config"), "[profile work]\n" + profile.replace('~', '\n'));
        System.setProperty("aws.profile", "work");

        assertThatThrownBy(CredentialsTest::require)
                .isInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("no credentials from profile 'work': " + reason)
                .hasMessageNotContainingAny("SECRET", "ProfileFile(");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aws.accessKeyId                 | KEY                  | AWS_ACCESS_KEY_ID | Unable to load credentials from system settings. Secret key must be specified
            aws.webIdentityTokenFile        | /nothing             | AWS_WEB_IDENTITY_TOKEN_FILE | Either the environment variable AWS_ROLE_ARN
            aws.containerCredentialsFullUri | http://127.0.0.1:1/  | AWS_CONTAINER_CREDENTIALS_FULL_URI | Failed to load credentials from metadata service. Connection refused
            """)
    void require_variableThatGivesNone_saysItsNameAndTheReason(
            String property, String value, String name, String reason) {
        System.setProperty(property, value);

        assertThatThrownBy(CredentialsTest::require)
                .isInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("no credentials from " + name + ": " + reason);
    }

    @Test
    void require_noSource_saysWhatToDo() throws IOException {
        Files.writeString(folder.resolve("config"), "[default]\nregion = eu-west-1\n");
        System.setProperty("aws.disableEc2Metadata", "true");

        assertThatThrownBy(CredentialsTest::require)
                .isInstanceOf(ConnectionException.class)
                .hasMessage("no AWS credentials found. Run 'aws sso login' or set AWS_PROFILE.");
    }

    private static void require() {
        Credentials.find().require();
    }
}
