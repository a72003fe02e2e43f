package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import java.time.LocalDate;
import java.util.Map;

/**
 * Figures of one day (UTC), by the last audit of that day in each Region; where a Region had none on that day, by its
 * last one before.
 *
 * @param open findings that were open and not exempted, by rule id and severity, over all Regions
 * @param transitions changes of all audits of that day, by the name of their kind
 * @param quotas usage by Region and quota code
 */
public record ReportedDay(
        LocalDate day,
        Map<String, Map<Severity, Integer>> open,
        Map<String, Integer> transitions,
        Map<AccountRegion, Map<String, Usage>> quotas) {

    /**
     * The use of a quota.
     *
     * @param limit 0 if unknown
     */
    public record Usage(long used, long limit) {}
}
