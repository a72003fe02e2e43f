package dev.iotjobs.integration;

/** The contract of DynamoDB's tables, over LocalStack. */
class AwsTableLocalStackTest extends AwsTableContract {

    @Override
    Cloud cloud() {
        return SharedLocalStack.cloud();
    }
}
