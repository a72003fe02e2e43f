package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.table.ItemTable;
import org.jspecify.annotations.Nullable;

/**
 * The two tables of an audit.
 *
 * @param watched state table of the installation; a dry run reads its lease, so that both do not use the API at once;
 *     null if the audit checks no other installation
 * @param keepsJobs whether records and findings of jobs are stored; false only for a dry run of a single audit, which
 *     also sends no message
 */
public record Tables(
        ItemTable findings, ItemTable state, @Nullable ItemTable watched, boolean keepsJobs) {

    /** The tables of an installation. */
    public Tables(ItemTable findings, ItemTable state) {
        this(findings, state, null, true);
    }
}
