package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.table.ItemTable;
import org.jspecify.annotations.Nullable;

/**
 * The two tables of an audit, of one database.
 *
 * @param watched state table of an installation that a dry run looks at, to leave the API to an audit that is running;
 *     null for none
 * @param keepsJobs whether records and findings of jobs are stored, for later audits and for messages; if not, this is a
 *     single dry run, which sends nothing
 */
public record Tables(
        ItemTable findings, ItemTable state, @Nullable ItemTable watched, boolean keepsJobs) {

    /** Tables of an installation. */
    public Tables(ItemTable findings, ItemTable state) {
        this(findings, state, null, true);
    }
}
