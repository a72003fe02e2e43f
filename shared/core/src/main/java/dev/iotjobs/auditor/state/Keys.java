package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.table.ItemKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Makes the keys of items, and makes subjects from subject ids. Every key contains the account. Keys of items about one
 * Region also contain the Region.
 */
final class Keys {

    /**
     * Number of partitions for the records of a Region. Several partitions spread the load and can be read in parallel.
     */
    private static final int SHARDS = 16;

    private static final String SUBJECTS = "J#";

    /** The sort key of the only or main item of a partition. */
    private static final String ALONE = "-";

    private static final String POLICY = "P#";
    private static final String POLICY_TEXT = "text#";
    private static final String AUDITED = "region/";
    private static final String QUOTA = "quota/";
    private static final String TARGET = "target/";
    private static final String RULE = "rule/";
    private static final String SIBLINGS = "siblings/";
    private static final char CREATED_AT = '@';
    private static final String UNKNOWN_TIME = "-";

    private Keys() {}

    static ItemKey subject(AccountRegion place, Subject subject) {
        String name = subject instanceof Subject.OfJob ? subject.name() : subject.id();
        return new ItemKey(shardOf(place, name), subject.id());
    }

    /**
     * The key of the partition that has the record of a subject. If a job has the id of an earlier job, the records of
     * both are in the same partition.
     *
     * @param name the id of the job if the subject is a {@link Subject.OfJob}; otherwise the id of the subject
     */
    static String shardOf(AccountRegion place, String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return shard(place, (int) (sum.getValue() % SHARDS));
    }

    /** The first and the last possible sort key of records of jobs with this id. */
    static List<String> rangeOfJob(String jobId) {
        return List.of(jobId + CREATED_AT, jobId + CREATED_AT + "~");
    }

    static List<String> shards(AccountRegion place) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> shard(place, shard)).toList();
    }

    private static String shard(AccountRegion place, int shard) {
        return SUBJECTS + region(place) + "#" + (shard < 10 ? "0" : "") + shard;
    }

    static ItemKey head(AccountRegion place) {
        return new ItemKey("H#" + region(place), ALONE);
    }

    static String notified(AccountRegion place) {
        return "N#" + region(place);
    }

    /**
     * The key of one of the items that contain a list of notified findings. The table sorts these items after the items
     * of every earlier list of the Region.
     *
     * @param part index of the item among the items of the list, from 0
     */
    static ItemKey notified(AccountRegion place, NotifiedId id, int part) {
        // The table sorts keys as texts. This is the order of the numbers while all have 13 digits, until 2286
        return new ItemKey(notified(place), id.number() + "#" + id.run() + "#" + part);
    }

    static ItemKey message(String accountId) {
        return new ItemKey("M#" + accountId, ALONE);
    }

    /** The key of the item that names the policy in force and the policy that subscribers know. */
    static ItemKey policy(String accountId) {
        return new ItemKey(POLICY + accountId, ALONE);
    }

    /** The key of the item with the text of a policy. */
    static ItemKey policyText(String accountId, String hash) {
        return new ItemKey(POLICY + accountId, POLICY_TEXT + hash);
    }

    static String policyHash(ItemKey key) {
        return key.sort().replace(POLICY_TEXT, "");
    }

    /** The key of the item that notes that a Region is or was audited. */
    static ItemKey audited(AccountRegion place) {
        return new ItemKey(audited(place.accountId()), AUDITED + place.region());
    }

    /** The partition with the items about audited Regions of an account. */
    static String audited(String accountId) {
        return message(accountId).partition();
    }

    static boolean isAudited(ItemKey key) {
        return key.sort().startsWith(AUDITED);
    }

    static String auditedRegion(ItemKey key) {
        return key.sort().substring(AUDITED.length());
    }

    static ItemKey run(AccountRegion place, Instant startedAt) {
        return new ItemKey("R#" + region(place), startedAt.toString());
    }

    /** The key of the item of a finding. Findings of all jobs that had the same id share a partition. */
    static ItemKey finding(FindingKey key) {
        Subject subject = key.subject();
        String name = subject instanceof Subject.OfJob ? subject.name() : subject.id();
        String createdAt = subject instanceof Subject.OfJob(var job) && job.createdAt() != null
                ? job.createdAt().toString()
                : UNKNOWN_TIME;
        return new ItemKey(region(key.place()) + "#" + name, createdAt + "#" + key.ruleId());
    }

    static String openFindings(AccountRegion place) {
        return region(place);
    }

    private static String region(AccountRegion place) {
        return place.accountId() + "#" + place.region();
    }

    /** @throws IllegalArgumentException if {@code id} is not the id of a subject */
    static Subject subject(AccountRegion place, String id) {
        if (id.startsWith(TARGET)) {
            return new Subject.OfTarget(place, id.substring(TARGET.length()));
        }
        if (id.startsWith(SIBLINGS)) {
            return Subject.OfSiblings.of(place, id);
        }
        if (Subject.OfDeletedJob.isId(id)
                && subject(place, Subject.OfDeletedJob.jobIn(id)) instanceof Subject.OfJob(var job)) {
            return new Subject.OfDeletedJob(job);
        }
        int at = id.lastIndexOf(CREATED_AT);
        if (at > 0) {
            String time = id.substring(at + 1);
            String arn = "arn:" + place.partition() + ":iot:" + place.region() + ":" + place.accountId() + ":job/"
                    + id.substring(0, at);
            return new Subject.OfJob(
                    new JobKey(arn, time.equals(UNKNOWN_TIME) ? null : Instant.ofEpochMilli(Long.parseLong(time))));
        }
        if (id.startsWith(QUOTA)) {
            return new Subject.OfQuota(place, id.substring(QUOTA.length()));
        }
        if (id.startsWith(RULE)) {
            return new Subject.OfRule(place, id.substring(RULE.length()));
        }
        Subject region = new Subject.OfRegion(place);
        if (region.id().equals(id)) {
            return region;
        }
        throw new IllegalArgumentException("no subject has the id '" + id + "'");
    }
}
