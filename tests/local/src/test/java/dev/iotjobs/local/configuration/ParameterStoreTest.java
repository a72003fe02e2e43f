package dev.iotjobs.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.local.Clients;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class ParameterStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private LocalAccount account;
    private SsmClient ssm;

    @BeforeEach
    void start() throws IOException {
        account = LocalAccount.start(InstantSource.fixed(NOON));
        ssm = Clients.ssm(account);
    }

    @AfterEach
    void close() {
        ssm.close();
        account.close();
    }

    private void put(String value, ParameterType type) {
        ssm.putParameter(request -> request.name("/a/b").value(value).type(type).overwrite(true));
    }

    private Parameter get(String name) {
        return ssm.getParameter(request -> request.name(name)).parameter();
    }

    @Test
    void getParameter_stored_hasVersionTimeAndArn() {
        put("one", ParameterType.STRING);
        put("two", ParameterType.STRING);

        assertThat(get("/a/b").value()).isEqualTo("two");
        assertThat(get("/a/b").version()).isEqualTo(2);
        assertThat(get("/a/b").lastModifiedDate()).isEqualTo(NOON);
        assertThat(get("/a/b").arn()).isEqualTo("arn:aws:ssm:eu-west-1:123456789012:parameter/a/b");
        assertThat(get("/a/b:1").value()).isEqualTo("one");
        assertThat(get(get("/a/b").arn()).value()).isEqualTo("two");
        assertThatThrownBy(() -> get("/a/b:3")).isInstanceOf(ParameterVersionNotFoundException.class);
    }

    @Test
    void getParameter_secureString_isDecryptedOnRequestOnly() {
        put("secret", ParameterType.SECURE_STRING);

        assertThat(get("/a/b").value()).isNotEqualTo("secret");
        assertThat(ssm.getParameter(request -> request.name("/a/b").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("secret");
    }

    @Test
    void getParameter_deleted_isMissing() {
        put("one", ParameterType.STRING);
        ssm.deleteParameter(request -> request.name("/a/b"));

        assertThatThrownBy(() -> get("/a/b")).isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void putParameter_existing_isReplacedOnRequestOnly() {
        put("one", ParameterType.STRING);

        assertThatThrownBy(() -> ssm.putParameter(
                        request -> request.name("/a/b").value("two").type(ParameterType.STRING)))
                .isInstanceOf(ParameterAlreadyExistsException.class);
    }

    @Test
    void putParameter_tooLongForItsTier_isRefused() {
        put("x".repeat(4_096), ParameterType.STRING);

        assertThatThrownBy(() -> put("x".repeat(4_097), ParameterType.STRING))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("maximum parameter value of 4096 characters");
        ssm.putParameter(request -> request.name("/long")
                .value("x".repeat(4_097))
                .type(ParameterType.STRING)
                .tier(ParameterTier.ADVANCED));
        assertThat(get("/long").value()).hasSize(4_097);
    }
}
