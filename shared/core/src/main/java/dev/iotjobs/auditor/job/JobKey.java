package dev.iotjobs.auditor.job;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which job it is: its ARN and when it was created, for ids are reused after a deletion.
 *
 * @param arn {@code arn:<partition>:iot:<region>:<account>:job/<jobId>}
 * @param createdAt DescribeJob's {@code job.createdAt}, in whole milliseconds
 */
public record JobKey(String arn, Instant createdAt) {

    private static final Pattern ARN = Pattern.compile("arn:([^:]+):iot:([^:]*):([^:]*):job/(.+)", Pattern.DOTALL);

    /** @throws IllegalArgumentException if the ARN is not one of an IoT job */
    public JobKey {
        Objects.requireNonNull(createdAt, "createdAt");
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "jobArn: expected arn:<partition>:iot:<region>:<account>:job/<id>, got '" + arn + "'");
        }
        createdAt = Instant.ofEpochMilli(createdAt.toEpochMilli());
    }

    public String partition() {
        return part(1);
    }

    public String region() {
        return part(2);
    }

    public String accountId() {
        return part(3);
    }

    public String jobId() {
        return part(4);
    }

    private String part(int group) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new AssertionError(arn);
        }
        return matcher.group(group);
    }
}
