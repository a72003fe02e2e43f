package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.judging.Records;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.state.Head;
import java.util.Set;

/**
 * The result of the audit of a Region, with the data that reporting needs.
 *
 * @param head as read at the start of the audit
 * @param inScope ids of the subjects in the audit's scope
 * @param isWhole whether the audit covers the whole configured scope
 * @param isBaselineIncomplete whether baseline findings may be missing: the audit did not reach a due job that may be
 *     older than the first audit
 */
record RegionResult(
        RegionRun run, Head head, Records records, Set<String> inScope, boolean isWhole, boolean isBaselineIncomplete) {

    /** The name of the Region. */
    String region() {
        return run.place().region();
    }
}
