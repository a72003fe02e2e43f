package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
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

    /** When the job was created; null for other subjects, or if the service does not say. */
    default @Nullable Instant createdAt() {
        return this instanceof OfJob(JobKey key) ? key.createdAt() : null;
    }
}
