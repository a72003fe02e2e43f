package dev.iotjobs.integration;

/** Runs {@link AwsTableContract} with the local account. */
class AwsTableTest extends AwsTableContract {

    @Override
    Cloud cloud() {
        return SharedLocalAccount.cloud();
    }
}
