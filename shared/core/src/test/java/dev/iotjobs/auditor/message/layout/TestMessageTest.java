package dev.iotjobs.auditor.message.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestMessageTest {

    private static final Message MESSAGE = message("");

    private static Message message(String accountName) {
        return TestMessage.of(
                "2c1f5a94-6f0e-4c1d-8d0a-2f3b8f6f3b11",
                new AccountLabel("123456789012", accountName),
                List.of("eu-west-1", "us-east-1"),
                Instant.parse("2026-11-28T06:45:00Z"));
    }

    @Test
    void of_isMarkedInSubjectTextAndAttribute() {
        assertThat(MESSAGE.subject()).isEqualTo("[TEST] IoT jobs 123456789012: a test message, nothing is wrong");
        assertThat(MESSAGE.body()).isEqualTo("""
                TEST: a person checks whether messages of the IoT jobs audit arrive. Nothing is wrong, and there is
                nothing to do.

                Account   123456789012, eu-west-1, us-east-1
                Sent      2026-11-28 06:45 UTC
                Test      2c1f5a94-6f0e-4c1d-8d0a-2f3b8f6f3b11""");
        assertThat(MESSAGE.body().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void of_accountWithAName_hasItInSubjectAndText() {
        Message named = message("acme-fleet-prod");

        assertThat(named.subject()).isEqualTo("[TEST] IoT jobs acme-fleet-prod: a test message, nothing is wrong");
        assertThat(named.body()).contains("\nAccount   acme-fleet-prod (123456789012), eu-west-1, us-east-1\n");
        assertThat(named.attributes()).isEqualTo(MESSAGE.attributes());
    }

    @Test
    void of_longestName_keepsTheSubjectBelow100Characters() {
        assertThat(message("x".repeat(64)).subject())
                .isEqualTo("[TEST] IoT jobs " + "x".repeat(27) + "...: a test message, nothing is wrong")
                .hasSizeLessThan(100);
    }

    /**
     * A test message has the attributes of an audit's message, except {@code numbers}, by which programs order
     * messages.
     */
    @Test
    void of_hasTheAttributesOfARealOneAndNoNumbers() {
        assertThat(MESSAGE.attributes())
                .containsExactly(
                        new MessageAttribute("schemaVersion", "Number", "1"),
                        new MessageAttribute("kind", "String", "TEST"),
                        new MessageAttribute("severity", "String", "CRITICAL"),
                        new MessageAttribute("regions", "String.Array", "[\"eu-west-1\",\"us-east-1\"]"),
                        new MessageAttribute("account", "String", "123456789012"));
    }
}
