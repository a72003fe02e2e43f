package dev.iotjobs.load.bill;

import dev.iotjobs.load.audit.FunctionOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cost of a month of audits.
 *
 * @param lines lines of the bill, in the order in which they are shown
 */
public record Bill(List<Line> lines) {

    /** Number of ticks of 15 minutes in a month of 730 hours. */
    static final int TICKS = 730 * 4;

    /**
     * Seconds that each audit takes in addition to simulated time: for its start, reading records, judging and sending.
     */
    static final double SECONDS_OF_WORK = 5;

    /** Seconds between two requests of DynamoDB to KMS for the key of a table that is in use. */
    private static final double KMS_REQUESTS_EVERY_SECONDS = 300;

    private static final int TABLES = 2;

    /** Number of messages in a month: two a day. */
    static final int MESSAGES = 60;

    private static final double MEGABYTES_A_GB = 1_024;
    private static final double BYTES_A_GB = 1e9;

    public Bill {
        lines = List.copyOf(lines);
    }

    /**
     * One line of a bill.
     *
     * @param what name of the line
     * @param quantity number of units in a month
     * @param unit name of the unit, in the plural
     * @param price US dollars for one unit
     */
    public record Line(String what, double quantity, String unit, double price) {

        public double dollars() {
            return quantity * price;
        }
    }

    /** US dollars of all lines whose names begin with one of these texts. */
    public double dollarsOf(String... names) {
        return lines.stream()
                .filter(line -> Arrays.stream(names).anyMatch(line.what()::startsWith))
                .mapToDouble(Line::dollars)
                .sum();
    }

    public double dollars() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }

    /**
     * The monthly bill of a stack.
     *
     * @param usage usage of each audit
     * @param output log output of each audit
     */
    public static Bill of(Usage usage, StackTemplate stack, FunctionOutput output) {
        double seconds = usage.seconds() + SECONDS_OF_WORK;
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("AWS IoT: DescribeJob", TICKS * usage.describeCalls(), "calls", 0));
        lines.add(new Line("AWS IoT: ListJobs", TICKS * usage.listCalls(), "calls", 0));
        lines.add(new Line(
                "Lambda: time, mostly waiting",
                TICKS * seconds * stack.memoryMegabytes() / MEGABYTES_A_GB,
                "GB-seconds",
                stack.arm() ? Prices.LAMBDA_ARM_GB_SECOND : Prices.LAMBDA_X86_GB_SECOND));
        lines.add(new Line("Lambda: invocations", TICKS, "invocations", Prices.LAMBDA_REQUEST));
        lines.add(new Line("DynamoDB: writes", TICKS * usage.writeUnits(), "units", Prices.DYNAMODB_WRITE_UNIT));
        lines.add(new Line("DynamoDB: reads", TICKS * usage.readUnits(), "units", Prices.DYNAMODB_READ_UNIT));
        lines.add(new Line(
                "DynamoDB: storage, with recovery", usage.storedBytes() / BYTES_A_GB, "GB", Prices.DYNAMODB_GB));
        lines.add(new Line("CloudWatch: metric series", output.series(), "series", Prices.METRIC_SERIES));
        lines.add(new Line("CloudWatch: alarms", stack.alarms(), "alarms", Prices.ALARM));
        lines.add(new Line("CloudWatch: logs", TICKS * output.bytes() / BYTES_A_GB, "GB", Prices.LOG_GB));
        lines.add(new Line("X-Ray: traces", stack.traced() ? TICKS : 0, "traces", Prices.XRAY_TRACE));
        lines.add(new Line("KMS: key of the topic", stack.keys(), "keys", Prices.KMS_KEY));
        lines.add(new Line("KMS: requests", TICKS * kmsRequests(seconds) + MESSAGES, "requests", Prices.KMS_REQUEST));
        lines.add(new Line("SNS: messages", MESSAGES, "messages", Prices.SNS_PUBLISH));
        lines.add(new Line("SNS: mails to one address", MESSAGES, "mails", Prices.SNS_MAIL));
        lines.add(new Line("EventBridge Scheduler", TICKS, "invocations", Prices.SCHEDULER_INVOCATION));
        return new Bill(lines);
    }

    private static double kmsRequests(double seconds) {
        return TABLES * Math.ceil(seconds / KMS_REQUESTS_EVERY_SECONDS);
    }
}
