package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.table.ItemTable;
import org.jspecify.annotations.Nullable;

/**
 * The two tables of an audit.
 *
 * @param watched state table of an installation; a dry run skips each Region that this installation is auditing; null
 *     if no installation is considered
 * @param storesJobs whether the tables keep records and findings of jobs; false for a dry run
 */
public record Tables(
        ItemTable findings, ItemTable state, @Nullable ItemTable watched, boolean storesJobs) {

    /** The tables of an installation. */
    public Tables(ItemTable findings, ItemTable state) {
        this(findings, state, null, true);
    }
}
