package dev.iotjobs.auditor.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** These tests set the SDK's system properties instead of its environment variables. */
class AwsProfileTest {

    private final Properties before = new Properties();

    @TempDir
    private Path folder;

    @BeforeEach
    void isolate() {
        before.putAll(System.getProperties());
        System.setProperty("aws.configFile", file("config").toString());
        System.setProperty("aws.sharedCredentialsFile", file("credentials").toString());
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void problems_filesAndProfileThatFit_areNone() throws IOException {
        assertThat(AwsProfile.problems()).isEmpty();

        Files.writeString(file("config"), "[profile work]\nregion = eu-west-1\n");
        Files.writeString(file("credentials"), "[keys]\naws_access_key_id = A\n");
        System.setProperty("aws.profile", "work");
        assertThat(AwsProfile.problems()).isEmpty();
        System.setProperty("aws.profile", "keys");
        assertThat(AwsProfile.problems()).isEmpty();
    }

    @Test
    void problems_profileThatIsNotThere_isOneWithItsName() throws IOException {
        Files.writeString(file("config"), "[profile work]\nregion = eu-west-1\n");
        System.setProperty("aws.profile", "wrok");

        assertThat(AwsProfile.problems())
                .containsExactly("AWS_PROFILE: no such profile in " + file("config") + " or " + file("credentials")
                        + ", got 'wrok'");
    }

    @Test
    void problems_filesThatCannotBeRead_areNamedWithoutTheirText() throws IOException {
        Files.writeString(file("config"), "[profile work]\nSECRET\n");
        Files.createDirectory(file("credentials"));
        System.setProperty("aws.profile", "work");

        assertThat(AwsProfile.problems())
                .hasSize(2)
                .first()
                .isEqualTo("AWS_CONFIG_FILE: Expected an '=' sign defining a property on line 2, got '" + file("config")
                        + "'");
        assertThat(AwsProfile.problems().getLast())
                .startsWith("AWS_SHARED_CREDENTIALS_FILE: ")
                .endsWith(", got '" + file("credentials") + "'");
    }
}
