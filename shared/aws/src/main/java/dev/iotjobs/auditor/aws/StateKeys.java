package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Where things are in the table of state. */
final class StateKeys {

    /** The ledger of a Region is spread over so many partitions: none is hot, and all are read at once. */
    private static final int SHARDS = 16;

    /** The sort key of items that are alone in their partition. */
    private static final String ALONE = "-";

    private StateKeys() {}

    static ItemKey ledgerEntry(String region, String subjectId) {
        return new ItemKey(ledgerShard(region, Math.floorMod(subjectId.hashCode(), SHARDS)), subjectId);
    }

    static List<String> ledgerShards(String region) {
        return IntStream.range(0, SHARDS)
                .mapToObj(shard -> ledgerShard(region, shard))
                .toList();
    }

    private static String ledgerShard(String region, int shard) {
        return "L#" + region + "#" + (shard < 10 ? "0" : "") + shard;
    }

    static ItemKey snapshot(String region, JobKey job) {
        return snapshot(region, new Subject.OfJob(job).id());
    }

    static ItemKey snapshot(String region, String subjectId) {
        return new ItemKey("S#" + region + "#" + subjectId, ALONE);
    }

    static String outbox(String region) {
        return "OUT#" + region;
    }

    static ItemKey outboxEntry(String region, String subjectId, long revision) {
        return new ItemKey(outbox(region), subjectId + "#" + revision);
    }

    static ItemKey lease(String region) {
        return new ItemKey("LEASE#" + region, ALONE);
    }

    static ItemKey history(String region) {
        return new ItemKey("HISTORY#" + region, ALONE);
    }

    static ItemKey run(String region, Instant startedAt) {
        return new ItemKey("RUN#" + region, startedAt.toString());
    }
}
