package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.aws.AwsAudit;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the function after it sent a test message.
 *
 * @param subject subject of the test message
 * @param confirmedSubscriptions number of confirmed subscriptions of the topic; null if unknown
 */
record TestMessageResult(
        String runId, String subject, @Nullable Integer confirmedSubscriptions) {

    static TestMessageResult of(String runId, AwsAudit.Probe test) {
        return new TestMessageResult(
                runId, test.message().subject(), test.subscribers().confirmed());
    }
}
