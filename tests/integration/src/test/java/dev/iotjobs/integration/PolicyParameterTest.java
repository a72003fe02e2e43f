package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.aws.policy.PolicyParameter;
import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.policy.document.PolicySource.Answer;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Runs {@link PolicyParameterContract} with the local account, and tests failures of the service. */
class PolicyParameterTest extends PolicyParameterContract {

    private static final int MOST = 256 * 1_024;

    private LocalAccount account;

    @BeforeEach
    void start() throws IOException {
        account = LocalAccount.start(InstantSource.system());
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Override
    Cloud cloud() {
        return new Cloud(account.endpoint(), account.endpoint());
    }

    private Answer readWith(Effect effect) {
        put(name, ParameterType.SECURE_STRING, TEXT);
        account.account().faults().add(Fault.always(Fault.Where.operation("GetParameter"), effect));
        return source(name).read();
    }

    private static Effect refusal(String code, String message) {
        return new Effect.Fail(400, code, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            User: x is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:y       | ssm:GetParameter
            User: x is not authorized to perform: kms:Decrypt on this resource                      | kms:Decrypt
            The ciphertext refers to a customer master key that you are not allowed to access       | kms:Decrypt
            An identity-based policy is missing                                                     | ssm:GetParameter
            """)
    void read_denied_namesTheMissingAction(String message, String action) {
        assertThat(readWith(refusal("AccessDeniedException", message)))
                .isEqualTo(new Answer.Unreadable(
                        "Parameter Store denies the call, which needs " + action + ": AccessDeniedException: "
                                + message,
                        action));
    }

    @Test
    void read_throttled_isUnreadable() {
        assertThat(readWith(refusal("ThrottlingException", "Rate exceeded")))
                .isEqualTo(new Answer.Unreadable(
                        "Parameter Store throttles the call: ThrottlingException: Rate exceeded", ""));
    }

    @Test
    void read_otherRefusal_isUnreadableWithItsReason() {
        assertThat(readWith(refusal("InvalidKeyId", "The key is disabled")))
                .isEqualTo(new Answer.Unreadable(
                        "Parameter Store refuses the call: InvalidKeyId: The key is disabled", ""));
    }

    @Test
    void read_answerTooLate_isUnreadable() {
        put(name, ParameterType.STRING, TEXT);
        account.account().latency(Duration.ofSeconds(3));
        SsmClient impatient = cloud().ssm(Duration.ofSeconds(1));

        assertThat(new PolicyParameter(new PolicyLocation.Parameter(name), impatient).read())
                .isInstanceOfSatisfying(
                        Answer.Unreadable.class,
                        answer -> assertThat(answer.reason()).startsWith("Parameter Store gives no answer: "));
    }

    @Test
    void read_brokenConnection_isUnreadable() {
        assertThat(readWith(new Effect.Reset()))
                .isInstanceOfSatisfying(
                        Answer.Unreadable.class,
                        answer -> assertThat(answer.reason()).startsWith("Parameter Store gives no answer: "));
    }

    @Test
    void read_answerOfSomethingElse_isUnreadable() {
        assertThat(readWith(new Effect.Rewrite(_ -> "{}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Answer.Unreadable("Parameter Store gives no answer: the answer has no parameter", ""));
    }

    @Test
    void read_upTo256Kilobytes_isADocument() {
        String longest = "#" + "x".repeat(MOST - 1);

        assertThat(readWith(value(longest))).isInstanceOf(Answer.Document.class);
        account.account().faults().clear();
        assertThat(readWith(value(longest + "x")))
                .isEqualTo(new Answer.Unreadable("the parameter is too large: a policy has at most 256 KB", ""));
    }

    private static Effect value(String value) {
        String answer = "{\"Parameter\":{\"Name\":\"x\",\"Value\":\"" + value + "\",\"Version\":1}}";
        return new Effect.Rewrite(_ -> answer.getBytes(StandardCharsets.UTF_8));
    }
}
