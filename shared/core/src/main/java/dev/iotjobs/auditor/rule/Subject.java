package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.SiblingKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The subject of a finding. */
public sealed interface Subject {

    /** The stable id, unique within an account and Region. */
    String id();

    /** The subject's name for people. */
    String name();

    /** The ARN of the resource that the finding concerns. */
    String resourceArn();

    /** One job, identified by its creation time as well. */
    record OfJob(JobKey key) implements Subject {

        /** Whether an id is that of a job: it ends in the time of creation, and no job id has a slash. */
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

    /** The deletion of a job that was live. The job has findings of its own until then. */
    record OfDeletedJob(JobKey key) implements Subject {

        private static final String PREFIX = "deleted/";

        /** Whether it is the id of such a subject. */
        public static boolean isId(String id) {
            return id.startsWith(PREFIX);
        }

        /** The id of the job, as a subject, in the id of its deletion. */
        public static String jobIn(String id) {
            return id.substring(PREFIX.length());
        }

        @Override
        public String id() {
            return PREFIX + new OfJob(key).id();
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

    /** Jobs that do the same on one device each. */
    record OfSiblings(AccountRegion place, Origin origin, SiblingKey key) implements Subject {

        @Override
        public String id() {
            return "siblings/" + origin + "/" + key.kind() + "/" + key.text();
        }

        /**
         * The group with an id.
         *
         * @throws IllegalArgumentException if {@link #id} does not give such an id
         */
        public static OfSiblings of(AccountRegion place, String id) {
            String[] parts = id.split("/", 4);
            if (parts.length < 4) {
                throw new IllegalArgumentException("no group of jobs has the id '" + id + "'");
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

    /** What a sentence counts it as, such as {@code job} or {@code quota}. */
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

    /** The job that it is, or whose deletion it is; null for other subjects. */
    default @Nullable JobKey job() {
        return switch (this) {
            case OfJob(var key) -> key;
            case OfDeletedJob(var key) -> key;
            case OfQuota _, OfRegion _, OfRule _, OfSiblings _, OfTarget _ -> null;
        };
    }

    /** When the job was created; null for other subjects, or if the service does not say. */
    default @Nullable Instant createdAt() {
        JobKey job = job();
        return job == null ? null : job.createdAt();
    }
}
