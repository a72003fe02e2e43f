package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.SiblingKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a rule judges and a finding is about, such as a job or a quota. */
public sealed interface Subject {

    /** The stable id, unique within an account and Region. */
    String id();

    /** The subject's name for people. */
    String name();

    /** The ARN of the resource that findings on this subject concern. */
    String resourceArn();

    /** One job, identified by its id and its creation time. */
    record OfJob(JobKey key) implements Subject {

        /**
         * Whether a subject id has the form of the ids that {@link #id} returns, such as {@code
         * fw-camera@1772900000000}. The ids of deleted jobs have another form.
         */
        public static boolean isId(String subjectId) {
            return subjectId.contains("@") && !subjectId.contains("/");
        }

        @Override
        public String id() {
            Instant createdAt = key.createdAt();
            return key.jobId() + "@" + (createdAt == null ? "-" : createdAt.toEpochMilli());
        }

        @Override
        public String name() {
            return key.jobId();
        }

        @Override
        public String resourceArn() {
            return key.arn();
        }
    }

    /** The deletion of a live job. The findings of the deletion are separate from the findings of the job. */
    record OfDeletedJob(JobKey key) implements Subject {

        private static final String PREFIX = "deleted/";

        /** Whether a subject id is the id of a deleted job. */
        public static boolean isId(String id) {
            return id.startsWith(PREFIX);
        }

        /**
         * The subject id that a deleted job had before its deletion.
         *
         * @param id subject id of the deleted job, which begins with {@code deleted/}
         */
        public static String jobIn(String id) {
            return id.substring(PREFIX.length());
        }

        @Override
        public String id() {
            return PREFIX + new OfJob(key).id();
        }

        @Override
        public String name() {
            return new OfJob(key).name();
        }

        @Override
        public String resourceArn() {
            return new OfJob(key).resourceArn();
        }
    }

    /** One service quota of the account in a Region. */
    record OfQuota(AccountRegion place, String quotaCode) implements Subject {

        @Override
        public String id() {
            return "quota/" + quotaCode;
        }

        @Override
        public String name() {
            return "quota " + quotaCode;
        }

        @Override
        public String resourceArn() {
            return "arn:" + place.partition() + ":servicequotas:" + place.region() + ":" + place.accountId() + ":iot/"
                    + quotaCode;
        }
    }

    /** The account in one Region. */
    record OfRegion(AccountRegion place) implements Subject {

        @Override
        public String id() {
            return "region";
        }

        @Override
        public String name() {
            return "Region " + place.region();
        }

        @Override
        public String resourceArn() {
            return "arn:" + place.partition() + ":iot:" + place.region() + ":" + place.accountId() + ":*";
        }
    }

    /** A group of sibling jobs: jobs that do the same on one device each. */
    record OfSiblings(AccountRegion place, Origin origin, SiblingKey key) implements Subject {

        @Override
        public String id() {
            return "siblings/" + origin + "/" + key.kind() + "/" + key.text();
        }

        /**
         * The group of sibling jobs with this subject id.
         *
         * @throws IllegalArgumentException if the text is not an id that {@link #id} returns
         */
        public static OfSiblings of(AccountRegion place, String id) {
            String[] parts = id.split("/", 4);
            if (parts.length < 4) {
                throw new IllegalArgumentException("the id of a group of jobs must have four parts, got '" + id + "'");
            }
            return new OfSiblings(
                    place, Origin.valueOf(parts[1]), new SiblingKey(SiblingKey.Kind.valueOf(parts[2]), parts[3]));
        }

        @Override
        public String name() {
            return switch (key.kind()) {
                case TEMPLATE -> "jobs of template " + key.text();
                case ID_STEM -> "jobs named like " + key.text();
                case DOCUMENT -> "jobs with document " + key.text();
                case DESCRIPTION -> "jobs described like '" + key.text() + "'";
            };
        }

        @Override
        public String resourceArn() {
            return new OfRegion(place).resourceArn();
        }
    }

    /** One thing or thing group that jobs target. */
    record OfTarget(AccountRegion place, String arn) implements Subject {

        private static final String GROUP = ":thinggroup/";
        private static final String THING = ":thing/";

        @Override
        public String id() {
            return "target/" + arn;
        }

        @Override
        public String name() {
            int group = arn.indexOf(GROUP);
            if (group >= 0) {
                return "thing group " + arn.substring(group + GROUP.length());
            }
            int thing = arn.indexOf(THING);
            return thing < 0 ? "target " + arn : "thing " + arn.substring(thing + THING.length());
        }

        @Override
        public String resourceArn() {
            return arn;
        }
    }

    /** One rule of the auditor in a Region. */
    record OfRule(AccountRegion place, String ruleId) implements Subject {

        @Override
        public String id() {
            return "rule/" + ruleId;
        }

        @Override
        public String name() {
            return "rule " + ruleId;
        }

        @Override
        public String resourceArn() {
            return new OfRegion(place).resourceArn();
        }
    }

    /** The singular noun with which sentences count subjects of this kind, such as {@code job} or {@code quota}. */
    default String noun() {
        return switch (this) {
            case OfJob _, OfDeletedJob _ -> "job";
            case OfQuota _ -> "quota";
            case OfRegion _ -> "Region";
            case OfTarget _ -> "target";
            case OfSiblings _ -> "job group";
            case OfRule _ -> "finding";
        };
    }

    /** The job, or the job that was deleted; null for other subjects. */
    default @Nullable JobKey job() {
        return switch (this) {
            case OfJob(var key) -> key;
            case OfDeletedJob(var key) -> key;
            case OfQuota _, OfRegion _, OfRule _, OfSiblings _, OfTarget _ -> null;
        };
    }

    /**
     * When the subject's job was created. Null if the subject has no job, or if the service returned no creation time.
     */
    default @Nullable Instant createdAt() {
        JobKey job = job();
        return job == null ? null : job.createdAt();
    }
}
