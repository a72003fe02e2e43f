package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import java.util.List;
import java.util.stream.Stream;

/** Reads the records of a job for people, who know only its id. */
public final class JobRecords {

    private JobRecords() {}

    /**
     * The records of all jobs of a Region that have or had this id. Leaves out records that cannot be read.
     *
     * @throws dev.iotjobs.auditor.table.StoreException if the table cannot be read
     */
    public static List<SubjectRecord> of(String jobId, AccountRegion place, ItemTable state) {
        List<String> range = Keys.rangeOfJob(jobId);
        Selection ofJob = Selection.partition(Keys.shardOf(place, jobId)).between(range.getFirst(), range.getLast());
        try (Stream<Item> items = state.read(ofJob)) {
            return items.flatMap(item -> read(place, item)).toList();
        }
    }

    private static Stream<SubjectRecord> read(AccountRegion place, Item item) {
        try {
            SubjectRecord known = SubjectItems.read(place, item);
            known.job(); // evidence that cannot be read makes the record unreadable
            return known.subject() instanceof Subject.OfJob ? Stream.of(known) : Stream.empty();
        } catch (RuntimeException e) {
            return Stream.empty();
        }
    }
}
