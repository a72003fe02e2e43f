package dev.iotjobs.integration;

import dev.iotjobs.local.LocalAccount;

/** A whole audit with IoT from the simulator, and DynamoDB, SNS and SQS from LocalStack. */
class WholeAuditLocalStackTest extends WholeAuditContract {

    @Override
    Cloud cloud(LocalAccount account) {
        return SharedLocalStack.cloud();
    }
}
