package dev.iotjobs.load.bill;

/**
 * Prices in us-east-1, in US dollars before free tiers and taxes, as of {@link #AS_OF}. Each names the page of AWS
 * that has it today.
 */
public final class Prices {

    public static final String REGION = "us-east-1";
    public static final String AS_OF = "February 2026";

    /** aws.amazon.com/lambda/pricing: a GB-second of an arm64 function. */
    static final double LAMBDA_ARM_GB_SECOND = 0.000_013_333_4;

    /** The same for an x86_64 function. */
    static final double LAMBDA_X86_GB_SECOND = 0.000_016_666_7;

    static final double LAMBDA_REQUEST = 0.20 / 1e6;

    /** aws.amazon.com/dynamodb/pricing/on-demand: table class Standard. */
    static final double DYNAMODB_READ_UNIT = 0.125 / 1e6;

    static final double DYNAMODB_WRITE_UNIT = 0.625 / 1e6;

    /** Of a month: storage and its point-in-time recovery. */
    static final double DYNAMODB_GB = 0.25 + 0.20;

    /** aws.amazon.com/cloudwatch/pricing: of a month, the first 10,000 series. */
    static final double METRIC_SERIES = 0.30;

    static final double ALARM = 0.10;
    static final double LOG_GB = 0.50;

    /** A trace that is recorded. */
    static final double XRAY_TRACE = 5.00 / 1e6;

    /** aws.amazon.com/kms/pricing: of a month. */
    static final double KMS_KEY = 1.00;

    static final double KMS_REQUEST = 0.03 / 1e4;

    /** aws.amazon.com/sns/pricing: a message of up to 64 KB that is published, and an e-mail. */
    static final double SNS_PUBLISH = 0.50 / 1e6;

    static final double SNS_MAIL = 2.00 / 1e5;

    /** aws.amazon.com/eventbridge/pricing: of EventBridge Scheduler. */
    static final double SCHEDULER_INVOCATION = 1.00 / 1e6;

    /** aws.amazon.com/systems-manager/pricing: a call of AppConfig, and a configuration that it sends. */
    static final double APPCONFIG_REQUEST = 0.20 / 1e6;

    static final double APPCONFIG_CONFIGURATION = 0.000_8;

    /** Of a month: a parameter of more than 4 KB. */
    static final double ADVANCED_PARAMETER = 0.05;

    private Prices() {}
}
