package dev.iotjobs.integration;

/** Runs {@link PolicyParameterContract} with LocalStack. */
class PolicyParameterLocalStackTest extends PolicyParameterContract {

    @Override
    Cloud cloud() {
        return SharedLocalStack.cloud();
    }
}
