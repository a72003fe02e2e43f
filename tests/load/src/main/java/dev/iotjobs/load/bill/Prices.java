package dev.iotjobs.load.bill;

/**
 * Prices in us-east-1, in US dollars, before free tiers and taxes, as of {@link #AS_OF}. Comments name the AWS page
 * with the current price.
 */
public final class Prices {

    public static final String REGION = "us-east-1";
    public static final String AS_OF = "February 2026";

    /** Price of a GB-second of an arm64 function, in US dollars, see aws.amazon.com/lambda/pricing. */
    static final double LAMBDA_ARM_GB_SECOND = 0.000_013_333_4;

    /** Price of a GB-second of an x86_64 function, in US dollars, see aws.amazon.com/lambda/pricing. */
    static final double LAMBDA_X86_GB_SECOND = 0.000_016_666_7;

    static final double LAMBDA_REQUEST = 0.20 / 1e6;

    /**
     * Price of a read unit of table class Standard, in US dollars, see aws.amazon.com/dynamodb/pricing/on-demand.
     */
    static final double DYNAMODB_READ_UNIT = 0.125 / 1e6;

    static final double DYNAMODB_WRITE_UNIT = 0.625 / 1e6;

    /** Price of storing a GB in DynamoDB for a month with point-in-time recovery, in US dollars. */
    static final double DYNAMODB_GB = 0.25 + 0.20;

    /**
     * Price of a metric series for a month, in US dollars. Applies to the first 10,000 series, see
     * aws.amazon.com/cloudwatch/pricing.
     */
    static final double METRIC_SERIES = 0.30;

    static final double ALARM = 0.10;
    static final double LOG_GB = 0.50;

    /** Price of a recorded X-Ray trace, in US dollars. */
    static final double XRAY_TRACE = 5.00 / 1e6;

    /** Price of a KMS key for a month, in US dollars, see aws.amazon.com/kms/pricing. */
    static final double KMS_KEY = 1.00;

    static final double KMS_REQUEST = 0.03 / 1e4;

    /** Price of a published message of up to 64 KB, in US dollars, see aws.amazon.com/sns/pricing. */
    static final double SNS_PUBLISH = 0.50 / 1e6;

    static final double SNS_MAIL = 2.00 / 1e5;

    /** Price of an invocation by EventBridge Scheduler, in US dollars, see aws.amazon.com/eventbridge/pricing. */
    static final double SCHEDULER_INVOCATION = 1.00 / 1e6;

    /** Price of a call to AppConfig, in US dollars, see aws.amazon.com/systems-manager/pricing. */
    static final double APPCONFIG_REQUEST = 0.20 / 1e6;

    static final double APPCONFIG_CONFIGURATION = 0.000_8;

    /** Price of a parameter of more than 4 KB for a month, in US dollars. */
    static final double ADVANCED_PARAMETER = 0.05;

    private Prices() {}
}
