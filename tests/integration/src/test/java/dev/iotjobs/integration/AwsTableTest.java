package dev.iotjobs.integration;

/** The contract of DynamoDB's tables, over the local account. */
class AwsTableTest extends AwsTableContract {

    @Override
    Cloud cloud() {
        return SharedLocalAccount.cloud();
    }
}
