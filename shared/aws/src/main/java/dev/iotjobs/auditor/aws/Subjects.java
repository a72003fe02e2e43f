package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells subjects from their ids. The ARN of a job is kept only where it is not what its place and id say. */
final class Subjects {

    private static final String QUOTA = "quota/";

    private Subjects() {}

    /** Null where the id and the place say it all. */
    static @Nullable String unusualArn(Place place, Subject subject) {
        return subject instanceof Subject.OfJob(JobKey key) && !key.arn().equals(arn(place, key.jobId()))
                ? key.arn()
                : null;
    }

    /** @throws IllegalArgumentException if no subject has such an id */
    static Subject read(Place place, String id, @Nullable String unusualArn) {
        int at = id.lastIndexOf('@');
        if (at >= 0) {
            Instant createdAt = Instant.ofEpochMilli(Long.parseLong(id, at + 1, id.length(), 10));
            return new Subject.OfJob(
                    new JobKey(unusualArn == null ? arn(place, id.substring(0, at)) : unusualArn, createdAt));
        }
        if (id.startsWith(QUOTA)) {
            return new Subject.OfQuota(place, id.substring(QUOTA.length()));
        }
        Subject region = new Subject.OfRegion(place);
        if (region.id().equals(id)) {
            return region;
        }
        throw new IllegalArgumentException("no subject has the id '" + id + "'");
    }

    private static String arn(Place place, String jobId) {
        return "arn:" + place.partition() + ":iot:" + place.region() + ":" + place.accountId() + ":job/" + jobId;
    }
}
