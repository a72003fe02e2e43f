package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.aws.policy.PolicyConfiguration;
import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.policy.document.PolicySource.Answer;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.configuration.Configurations.Place;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how an audit reads a policy from AppConfig. The free plan of LocalStack has no AppConfig. */
class PolicyConfigurationTest {

    private static final String START = "StartConfigurationSession";
    private static final String LATEST = "GetLatestConfiguration";
    private static final String TEXT = "version: 1\n# Gr\u00fc\u00dfe\n";
    private static final Duration LONGEST_CALL = Duration.ofSeconds(2);
    private static final int MOST = 256 * 1_024;
    private static final Place PLACE = new Place(Cloud.REGION.id(), "iot-jobs", "prod", "policy");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T06:00:00Z"));

    private LocalAccount account;
    private PolicyConfiguration source;

    @BeforeEach
    void start() throws IOException {
        account = LocalAccount.start(now::get);
        source = source("policy");
    }

    @AfterEach
    void close() {
        account.close();
    }

    private PolicyConfiguration source(String profile) {
        return new PolicyConfiguration(
                new PolicyLocation.Configuration("iot-jobs", "prod", profile),
                new Cloud(account.endpoint(), account.endpoint()).appConfig(LONGEST_CALL));
    }

    private void deploy(String text, String versionLabel) {
        account.configurations().deploy(PLACE, text.getBytes(StandardCharsets.UTF_8), versionLabel);
    }

    private void fail(String operation, Effect effect) {
        account.account().faults().add(Fault.always(Where.operation(operation), effect));
    }

    private long calls(String operation) {
        return account.requests().calls(operation);
    }

    private static Answer document(String text, String version) {
        return new Answer.Document(text, version, null);
    }

    @Test
    void read_deployed_isItsTextWithTheLabel() {
        deploy(TEXT, "v7");

        assertThat(source.name()).isEqualTo("appconfig:iot-jobs/prod/policy");
        assertThat(source.read()).isEqualTo(document(TEXT, "v7"));
        assertThat(PolicyParameterContract.FORMAT.parse(TEXT).policy()).isPresent();
    }

    @Test
    void read_versionWithoutLabel_hasNone() {
        account.configurations().deploy(PLACE, TEXT.getBytes(StandardCharsets.UTF_8), null);

        assertThat(source.read()).isEqualTo(document(TEXT, ""));
    }

    @Test
    void read_unchanged_isTheSameInOneSession() {
        deploy(TEXT, "v7");

        assertThat(source.read()).isEqualTo(document(TEXT, "v7"));
        assertThat(source.read()).isEqualTo(document(TEXT, "v7"));
        assertThat(source.read()).isEqualTo(document(TEXT, "v7"));
        assertThat(calls(START)).isEqualTo(1);
        assertThat(calls(LATEST)).isEqualTo(3);
    }

    @Test
    void read_changedSinceTheLastRead_isTheChangedOne() {
        deploy(TEXT, "v7");
        source.read();
        deploy("version: 1\n", "v8");

        assertThat(source.read()).isEqualTo(document("version: 1\n", "v8"));
        assertThat(source.read()).isEqualTo(document("version: 1\n", "v8"));
    }

    @Test
    void read_afterTheTokenExpired_startsAnotherSession() {
        deploy(TEXT, "v7");
        source.read();
        now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        source.read();
        assertThat(calls(START)).isEqualTo(1);

        now.updateAndGet(time -> time.plus(Duration.ofDays(1)).plusMillis(1));
        assertThat(source.read()).isEqualTo(document(TEXT, "v7"));
        assertThat(calls(START)).isEqualTo(2);
    }

    @Test
    void read_answerLost_isUnreadableAndTheNextReadStartsAnotherSession() {
        deploy(TEXT, "v7");
        source.read();
        account.account()
                .faults()
                .add(new Fault(Where.operation(LATEST), new Fault.When.Nth(1), new Effect.LoseAnswer()));

        assertThat(source.read())
                .isInstanceOfSatisfying(
                        Answer.Unreadable.class,
                        answer -> assertThat(answer.reason()).startsWith("AppConfig gives no answer: "));
        assertThat(source.read()).isEqualTo(document(TEXT, "v7"));
        assertThat(calls(START)).isEqualTo(2);
    }

    @Test
    void read_badRequestInANewSession_isUnreadableAfterOneTry() {
        deploy(TEXT, "v7");
        fail(LATEST, new Effect.Fail(400, "BadRequestException", "no"));

        assertThat(source.read())
                .isEqualTo(new Answer.Unreadable("AppConfig refuses the call: BadRequestException: no", ""));
        assertThat(calls(LATEST)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {START, LATEST})
    void read_denied_namesTheMissingAction(String operation) {
        deploy(TEXT, "v7");
        fail(operation, new Effect.Fail(403, "AccessDeniedException", "no"));

        assertThat(source.read())
                .isEqualTo(new Answer.Unreadable(
                        "AppConfig denies the call, which needs appconfig:" + operation + ": AccessDeniedException: no",
                        "appconfig:" + operation));
    }

    @Test
    void read_nothingOfThatName_isUnreadable() {
        deploy(TEXT, "v7");

        assertThat(source("polcy").read())
                .isEqualTo(new Answer.Unreadable(
                        "AppConfig in us-east-1 does not find the policy's application, environment or profile; check"
                                + " their names and the Region",
                        ""));
    }

    @Test
    void read_throttled_isUnreadable() {
        deploy(TEXT, "v7");
        fail(START, new Effect.Fail(429, "ThrottlingException", "Rate exceeded"));

        assertThat(source.read())
                .isEqualTo(
                        new Answer.Unreadable("AppConfig throttles the call: ThrottlingException: Rate exceeded", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {START, LATEST})
    void read_answerTooLate_isUnreadable(String operation) {
        deploy(TEXT, "v7");
        fail(operation, new Effect.Slow(LONGEST_CALL.multipliedBy(2)));

        assertThat(source.read())
                .isInstanceOfSatisfying(
                        Answer.Unreadable.class,
                        answer -> assertThat(answer.reason()).startsWith("AppConfig gives no answer: "));
    }

    @Test
    void read_emptyConfiguration_isUnreadableUntilThereIsOne() {
        deploy("", "v7");
        Answer empty = new Answer.Unreadable("the configuration is empty, or none is deployed", "");

        assertThat(source.read()).isEqualTo(empty);
        assertThat(source.read()).isEqualTo(empty);
        deploy(TEXT, "v8");
        assertThat(source.read()).isEqualTo(document(TEXT, "v8"));
    }

    @Test
    void read_latin1_isUnreadableUntilItIsFixed() {
        account.configurations().deploy(PLACE, TEXT.getBytes(StandardCharsets.ISO_8859_1), "v7");

        assertThat(source.read())
                .isEqualTo(new Answer.Unreadable("the configuration is not UTF-8: save it as UTF-8", ""));
        deploy(TEXT, "v8");
        assertThat(source.read()).isEqualTo(document(TEXT, "v8"));
    }

    @Test
    void read_upTo256Kilobytes_isADocument() {
        String longest = "#" + "x".repeat(MOST - 1);
        deploy(longest, "v7");
        assertThat(source.read()).isEqualTo(document(longest, "v7"));

        deploy(longest + "x", "v8");
        assertThat(source.read())
                .isEqualTo(new Answer.Unreadable("the configuration is too large: a policy has at most 256 KB", ""));
    }
}
