package dev.iotjobs.integration;

/** Runs {@link AwsTableContract} with LocalStack. */
class AwsTableLocalStackTest extends AwsTableContract {

    @Override
    Cloud cloud() {
        return SharedLocalStack.cloud();
    }
}
