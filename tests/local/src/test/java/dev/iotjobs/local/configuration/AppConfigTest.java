package dev.iotjobs.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.local.Clients;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.configuration.Configurations.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.appconfigdata.model.BadRequestException;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;
import software.amazon.awssdk.services.appconfigdata.model.ResourceNotFoundException;

/** Tests AppConfig sessions: which tokens are valid, and when a configuration is sent. */
class AppConfigTest {

    private static final Place PLACE = new Place(Clients.REGION, "app", "prod", "policy");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));

    private LocalAccount account;
    private AppConfigDataClient appConfig;

    @BeforeEach
    void start() throws IOException {
        account = LocalAccount.start(now::get);
        appConfig = Clients.appConfig(account);
        deploy("one");
    }

    @AfterEach
    void close() {
        appConfig.close();
        account.close();
    }

    private void deploy(String content) {
        account.configurations().deploy(PLACE, content.getBytes(StandardCharsets.UTF_8), content + "-label");
    }

    private String session(String profile) {
        return appConfig
                .startConfigurationSession(request -> request.applicationIdentifier("app")
                        .environmentIdentifier("prod")
                        .configurationProfileIdentifier(profile))
                .initialConfigurationToken();
    }

    private GetLatestConfigurationResponse latest(String token) {
        return appConfig.getLatestConfiguration(request -> request.configurationToken(token));
    }

    @Test
    void getLatestConfiguration_sameContent_isSentOnceASession() {
        GetLatestConfigurationResponse first = latest(session("policy"));
        GetLatestConfigurationResponse second = latest(first.nextPollConfigurationToken());

        assertThat(first.configuration().asUtf8String()).isEqualTo("one");
        assertThat(first.versionLabel()).isEqualTo("one-label");
        assertThat(second.configuration().asByteArray()).isEmpty();
        assertThat(latest(session("policy")).configuration().asUtf8String()).isEqualTo("one");
    }

    @Test
    void getLatestConfiguration_afterADeployment_isTheNewOne() {
        String token = latest(session("policy")).nextPollConfigurationToken();
        deploy("two");
        GetLatestConfigurationResponse second = latest(token);

        assertThat(second.configuration().asUtf8String()).isEqualTo("two");
        assertThat(latest(second.nextPollConfigurationToken()).configuration().asByteArray())
                .isEmpty();
    }

    @Test
    void getLatestConfiguration_usedToken_isRefused() {
        String token = session("policy");
        latest(token);

        assertThatThrownBy(() -> latest(token)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void getLatestConfiguration_tokenOfMoreThanADay_isRefused() {
        String good = session("policy");
        String expired = session("policy");
        now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        assertThat(latest(good).configuration().asUtf8String()).isEqualTo("one");

        now.updateAndGet(time -> time.plusMillis(1));
        assertThatThrownBy(() -> latest(expired)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void startConfigurationSession_nothingDeployed_isMissing() {
        assertThatThrownBy(() -> session("other")).isInstanceOf(ResourceNotFoundException.class);
    }
}
