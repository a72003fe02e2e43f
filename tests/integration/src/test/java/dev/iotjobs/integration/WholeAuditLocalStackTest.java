package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;

/** Runs {@link WholeAuditContract} with AWS IoT from the simulator, and DynamoDB, SNS and SQS from LocalStack. */
class WholeAuditLocalStackTest extends WholeAuditContract {

    @Override
    Cloud cloud(LocalAccount account) {
        return SharedLocalStack.cloud();
    }
}
