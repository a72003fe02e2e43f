package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.aws.AwsAudit;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the function after it sent a test message.
 *
 * @param subject subject of the test message
 * @param confirmedSubscriptions number of confirmed subscriptions of the topic; null if unknown
 */
record TestResult(String runId, String subject, @Nullable Integer confirmedSubscriptions) {

    static TestResult of(String runId, AwsAudit.Probe test) {
        return new TestResult(
                runId, test.message().subject(), test.subscribers().confirmed());
    }
}
