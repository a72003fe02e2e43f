package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import java.time.LocalDate;
import java.util.Map;

/**
 * Figures of one day (UTC). For each Region, open findings and quotas come from the last audit on or before this day
 * that counted every job.
 *
 * @param open number of findings that were open and not exempted, by rule id and severity, over all Regions
 * @param transitions number of changes by all audits of that day, by name of the transition type
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
