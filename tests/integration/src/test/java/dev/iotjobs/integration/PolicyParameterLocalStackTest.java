package dev.iotjobs.integration;

/** The contract of a policy in Parameter Store, over LocalStack. */
class PolicyParameterLocalStackTest extends PolicyParameterContract {

    @Override
    Cloud cloud() {
        return SharedLocalStack.cloud();
    }
}
