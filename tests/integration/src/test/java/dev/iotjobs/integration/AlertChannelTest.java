package dev.iotjobs.integration;

/** The channel's contract over the local account. */
class AlertChannelTest extends AlertChannelContract {

    @Override
    Cloud cloud() {
        return SharedLocalAccount.cloud();
    }
}
