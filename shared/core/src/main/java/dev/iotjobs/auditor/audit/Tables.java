package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.table.ItemTable;
import org.jspecify.annotations.Nullable;

/**
 * The two tables of an audit.
 *
 * @param watched state table of an installation in the same account; a dry run skips a Region while the installation
 *     audits it, because both would use one API rate limit; null if no installation is considered
 * @param storesJobs whether the tables keep records and findings of jobs; false for a dry run, which also sends no
 *     message
 */
public record Tables(
        ItemTable findings, ItemTable state, @Nullable ItemTable watched, boolean storesJobs) {

    /** The tables of an installation. */
    public Tables(ItemTable findings, ItemTable state) {
        this(findings, state, null, true);
    }
}
