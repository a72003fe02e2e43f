package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.JobTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a job: its ARN and its creation time. A new job can have the ARN of a deleted job.
 *
 * @param arn {@code arn:<partition>:iot:<region>:<account>:job/<jobId>}
 * @param createdAt DescribeJob's {@code job.createdAt}, in whole milliseconds; null if absent or out of range
 */
public record JobKey(String arn, @Nullable Instant createdAt) {

    /** The number of colons before the partition in an ARN. */
    private static final int PARTITION = 1;

    // Likewise for the other parts of an ARN
    private static final int SERVICE = 2;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    private static final String JOB = "job/";

    /** @throws IllegalArgumentException if the text is not the ARN of an IoT job */
    public JobKey {
        if (!isOfJob(arn)) {
            throw new IllegalArgumentException(
                    "jobArn: expected arn:<partition>:iot:<region>:<account>:job/<id>, got '" + arn + "'");
        }
        createdAt = JobTimes.wholeMillis(createdAt);
    }

    private static boolean isOfJob(String arn) {
        int resource = start(arn, RESOURCE);
        return resource > 0
                && arn.startsWith("arn:")
                && !part(arn, PARTITION).isEmpty()
                && part(arn, SERVICE).equals("iot")
                && arn.startsWith(JOB, resource)
                && arn.length() > resource + JOB.length();
    }

    public String partition() {
        return part(arn, PARTITION);
    }

    public String region() {
        return part(arn, REGION);
    }

    public String accountId() {
        return part(arn, ACCOUNT);
    }

    public String jobId() {
        return arn.substring(idStart());
    }

    /** The part of the ARN before the id, which all jobs of an account in a Region share. */
    public String arnPrefix() {
        return arn.substring(0, idStart());
    }

    /** This key without the creation time. */
    public JobKey withoutCreatedAt() {
        return new JobKey(arn, null);
    }

    private int idStart() {
        return start(arn, RESOURCE) + JOB.length();
    }

    private static String part(String arn, int number) {
        return arn.substring(start(arn, number), start(arn, number + 1) - 1);
    }

    /** The index after the given number of colons; 0 if the ARN has fewer colons. */
    private static int start(String arn, int colons) {
        int start = 0;
        for (int i = 0; i < colons; i++) {
            start = arn.indexOf(':', start) + 1;
            if (start == 0) {
                return 0;
            }
        }
        return start;
    }
}
