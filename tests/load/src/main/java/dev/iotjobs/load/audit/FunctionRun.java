package dev.iotjobs.load.audit;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.iotjobs.auditor.lambda.AuditHandler;
import dev.iotjobs.local.LocalAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the Lambda function of the auditor once, with the event that its schedule sends. The function writes logs and
 * metrics to standard output.
 */
final class FunctionRun {

    private static final String TICK =
            "{\"source\":\"schedule\",\"scheduleArn\":\"arn:aws:scheduler:" + LargeAccount.REGION + ":"
                    + LocalAccount.ACCOUNT_ID
                    + ":schedule/default/audit\",\"scheduledTime\":\"2026-03-10T07:00:00Z\"}";

    private FunctionRun() {}

    public static void main(String[] arguments) throws IOException {
        new AuditHandler()
                .handleRequest(
                        new ByteArrayInputStream(TICK.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        new Invocation());
        // The threads of the function's open connections would keep this process running
        System.exit(0);
    }

    /** The invocation context that Lambda would pass to the function. */
    private static final class Invocation implements Context {

        private static final String NAME = "iot-jobs-auditor-audit";

        @Override
        public String getAwsRequestId() {
            return "3f1c1a52-5d0c-4c11-9b3f-8a1d0f6d2f01";
        }

        @Override
        public String getLogGroupName() {
            return "/aws/lambda/" + NAME;
        }

        @Override
        public String getLogStreamName() {
            return "2026/03/10/[$LATEST]0123456789abcdef";
        }

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @Override
        public String getFunctionVersion() {
            return "$LATEST";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:" + LargeAccount.REGION + ":" + LocalAccount.ACCOUNT_ID + ":function:" + NAME;
        }

        @Override
        public @Nullable CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public @Nullable ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return (int) Duration.ofMinutes(14).toMillis();
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1_024;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException("the function logs through SLF4J");
        }
    }
}
