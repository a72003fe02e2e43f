package dev.iotjobs.auditor.export.source;

import dev.iotjobs.auditor.audit.run.RunDay;
import dev.iotjobs.auditor.audit.run.StoredRun;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedDay.Usage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up the daily figures of several Regions. Not thread-safe. */
final class DayFigures {

    private final TreeMap<LocalDate, Map<AccountRegion, RunDay>> audited = new TreeMap<>();

    void add(AccountRegion place, RunDay day) {
        audited.computeIfAbsent(day.day(), _ -> new HashMap<>()).put(place, day);
    }

    /**
     * The days on which any Region was audited, oldest first. Leaves out the days before the first audit that counted
     * every job.
     */
    List<ReportedDay> days() {
        List<ReportedDay> days = new ArrayList<>();
        Map<AccountRegion, StoredRun> last = new HashMap<>();
        audited.forEach((day, regions) -> {
            regions.forEach((place, run) -> {
                if (run.last() != null) {
                    last.put(place, run.last());
                }
            });
            if (!last.isEmpty()) {
                days.add(new ReportedDay(day, open(last), transitions(regions), quotas(last)));
            }
        });
        return days;
    }

    private static Map<String, Map<Severity, Integer>> open(Map<AccountRegion, StoredRun> runs) {
        Map<String, Map<Severity, Integer>> open = new TreeMap<>();
        runs.values()
                .forEach(run -> run.rules()
                        .forEach((ruleId, rule) -> rule.open()
                                .forEach((severity, count) -> open.computeIfAbsent(
                                                ruleId, _ -> new EnumMap<>(Severity.class))
                                        .merge(severity, count, Integer::sum))));
        return open;
    }

    private static Map<String, Integer> transitions(Map<AccountRegion, RunDay> regions) {
        Map<String, Integer> transitions = new TreeMap<>();
        regions.values()
                .forEach(day -> day.transitions()
                        .forEach((type, count) -> transitions.merge(type.name(), count, Integer::sum)));
        return transitions;
    }

    private static Map<AccountRegion, Map<String, Usage>> quotas(Map<AccountRegion, StoredRun> runs) {
        return runs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        run -> run.getValue().quotas().stream()
                                .collect(Collectors.toMap(
                                        usage -> usage.quota().code(), DayFigures::usage, (first, _) -> first))));
    }

    private static Usage usage(QuotaUsage usage) {
        return new Usage(usage.used(), usage.wholeLimit());
    }
}
