package dev.iotjobs.integration;

/** Runs {@link AlertChannelContract} with LocalStack. */
class AlertChannelLocalStackTest extends AlertChannelContract {

    @Override
    Cloud cloud() {
        return SharedLocalStack.cloud();
    }
}
