package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.JobTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which job it is: its ARN and when it was created, for ids are reused after a deletion.
 *
 * @param arn {@code arn:<partition>:iot:<region>:<account>:job/<jobId>}
 * @param createdAt DescribeJob's {@code job.createdAt}, in whole milliseconds; null where the service names none, or one that
 *     is millions of years away
 */
public record JobKey(String arn, @Nullable Instant createdAt) {

    /** Where things are in an ARN, counted in colons. */
    private static final int PARTITION = 1;

    private static final int SERVICE = 2;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    private static final String JOB = "job/";

    /** @throws IllegalArgumentException if the ARN is not one of an IoT job */
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

    /** The ARN up to the id: the same for all jobs of an account in a Region. */
    public String arnPrefix() {
        return arn.substring(0, idStart());
    }

    /** The same job while its time of creation is not known. */
    public JobKey withoutCreatedAt() {
        return new JobKey(arn, null);
    }

    private int idStart() {
        return start(arn, RESOURCE) + JOB.length();
    }

    private static String part(String arn, int number) {
        return arn.substring(start(arn, number), start(arn, number + 1) - 1);
    }

    /** Behind so many colons; 0 where there are fewer. */
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
