package dev.iotjobs.integration;

/** The channel's contract over LocalStack. */
class AlertChannelLocalStackTest extends AlertChannelContract {

    @Override
    Cloud cloud() {
        return SharedLocalStack.cloud();
    }
}
