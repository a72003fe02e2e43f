package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.table.ItemTable;
import org.jspecify.annotations.Nullable;

/**
 * The two tables of an audit, of one database.
 *
 * @param watched state table of an installation in which a dry run only checks whether an audit holds the lease, so
 *     that both do not use the API at once; null if a dry run checks none
 * @param keepsJobs whether records and findings of jobs are stored; if not, this is a single dry run, which sends no
 *     message
 */
public record Tables(
        ItemTable findings, ItemTable state, @Nullable ItemTable watched, boolean keepsJobs) {

    /** The tables of an installation. */
    public Tables(ItemTable findings, ItemTable state) {
        this(findings, state, null, true);
    }
}
