package dev.iotjobs.auditor.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.iotjobs.auditor.aws.Table.Expression;
import dev.iotjobs.auditor.job.Job;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Jobs as they were described last, as items. */
final class Snapshots {

    private static final String DESCRIBED_AT = "o";
    private static final String FORMAT = "v";
    private static final String JOB = "d";

    /** Raised when a job can no longer be read from what was written before; such a snapshot counts as none. */
    private static final long CURRENT_FORMAT = 1;

    private static final TypeReference<Job> JOB_TYPE = new TypeReference<>() {};

    private Snapshots() {}

    static Item write(String region, Job job, Instant describedAt) {
        return Item.of(StateKeys.snapshot(region, job.key()))
                .instant(DESCRIBED_AT, describedAt)
                .number(FORMAT, CURRENT_FORMAT)
                .bytes(JOB, PackedJson.pack(job));
    }

    /** That the snapshot there, if any, is not of a later description. */
    static Expression notOlderThan(Instant describedAt) {
        return new Expression(
                "attribute_not_exists(" + Item.PARTITION_KEY + ") OR " + DESCRIBED_AT + " <= :describedAt",
                Map.of(":describedAt", Values.instant(describedAt)));
    }

    /** Empty where another version wrote it in another format. */
    static Optional<Job> read(Item item) {
        return item.number(FORMAT) == CURRENT_FORMAT
                ? Optional.of(PackedJson.unpack(item.bytes(JOB), JOB_TYPE))
                : Optional.empty();
    }
}
