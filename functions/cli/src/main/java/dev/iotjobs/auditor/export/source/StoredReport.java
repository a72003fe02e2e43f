package dev.iotjobs.auditor.export.source;

import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RegionRun.Read;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.audit.run.RunReader;
import dev.iotjobs.auditor.audit.run.StoredRun;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedPolicy;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.state.FindingFilter;
import dev.iotjobs.auditor.state.StoredFindings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report of what the audits of an account stored. {@link #read} reads the figures once. {@link #open} and {@link
 * #closedSince} read the findings in each call. These three methods and the returned streams may throw {@link
 * dev.iotjobs.auditor.table.StoreException}. Not thread-safe.
 */
public final class StoredReport implements ReportData {

    /** Maximum number of days in a report, today included. */
    private static final int DAYS = 30;

    private static final String NO_AUDIT = "no complete audit of this Region is stored";

    private final AccountLabel account;
    private final StoredFindings findings;
    private final Instant asOf;
    private final List<ReportedRegion> regions;
    private final List<ReportedDay> days;
    private final List<ReportedExemption> exemptions;
    private final ReportedPolicy policy;

    private StoredReport(
            AccountLabel account,
            StoredFindings findings,
            Instant asOf,
            List<ReportedRegion> regions,
            List<ReportedDay> days,
            List<ReportedExemption> exemptions,
            ReportedPolicy policy) {
        this.account = account;
        this.findings = findings;
        this.asOf = asOf;
        this.regions = List.copyOf(regions);
        this.days = List.copyOf(days);
        this.exemptions = List.copyOf(exemptions);
        this.policy = policy;
    }

    /**
     * Reads the figures of the newest stored audits and makes the report.
     *
     * @param places Regions of the account, at least one
     * @param exemptions exemptions of the policy in force
     * @param policy the policy in force
     * @return empty if no audit of these Regions is stored
     */
    public static Optional<StoredReport> read(
            AccountLabel account,
            List<AccountRegion> places,
            RunReader runs,
            StoredFindings findings,
            List<Exemption> exemptions,
            ReportedPolicy policy) {
        Map<AccountRegion, StoredRun> newest = new HashMap<>();
        runs.newest().forEach(each -> {
            if (each.run() != null && places.contains(each.place())) {
                newest.put(each.place(), each.run());
            }
        });
        Optional<Instant> asOf = newest.values().stream()
                .map(run -> run.summary().time().start())
                .max(Comparator.naturalOrder());
        return asOf.map(time -> new StoredReport(
                account,
                findings,
                time,
                places.stream()
                        .sorted(Comparator.comparing(AccountRegion::region))
                        .map(place -> region(place, newest.get(place), time))
                        .toList(),
                days(places, runs, LocalDate.ofInstant(time, ZoneOffset.UTC)),
                exemptions(account.id(), exemptions, findings),
                policy));
    }

    private static ReportedRegion region(AccountRegion place, @Nullable StoredRun run, Instant asOf) {
        if (run == null) {
            RunSummary none = new RunSummary(
                    "",
                    Outcome.FAILED,
                    NO_AUDIT,
                    new TimeSpan(asOf, asOf),
                    Coverage.none(place, NO_AUDIT),
                    new RuleCoverage(0, 0),
                    List.of());
            return new ReportedRegion(none, Map.of(), Read.NOTHING);
        }
        Map<String, RuleCounts> rules = run.rules().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, rule -> rule.getValue().verdicts()));
        return new ReportedRegion(run.summary(), rules, new Read(run.calls(), run.quotas(), List.of()));
    }

    private static List<ReportedDay> days(List<AccountRegion> places, RunReader runs, LocalDate today) {
        DayFigures figures = new DayFigures();
        LocalDate from = today.minusDays(DAYS - 1L);
        places.forEach(place -> runs.days(place, from).forEach(day -> figures.add(place, day)));
        return figures.days();
    }

    private static List<ReportedExemption> exemptions(
            String accountId, List<Exemption> exemptions, StoredFindings findings) {
        if (exemptions.isEmpty()) {
            return List.of();
        }
        Map<String, Long> counts;
        try (Stream<Finding> exempted = findings.exempted(FindingFilter.ALL)) {
            counts = exempted.flatMap(finding -> Stream.ofNullable(finding.exemption()))
                    .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        }
        return exemptions.stream()
                .map(exemption -> CurrentAudit.exemption(accountId, exemption, counts.getOrDefault(exemption.id(), 0L)))
                .sorted(Comparator.comparing(ReportedExemption::id))
                .toList();
    }

    @Override
    public Instant asOf() {
        return asOf;
    }

    @Override
    public List<ReportedRegion> regions() {
        return regions;
    }

    @Override
    public AccountLabel account(String accountId) {
        return account;
    }

    @Override
    public List<ReportedDay> days() {
        return days;
    }

    @Override
    public List<ReportedExemption> exemptions() {
        return exemptions;
    }

    @Override
    public Optional<ReportedPolicy> policy() {
        return Optional.of(policy);
    }

    /**
     * The open findings: first those that are not exempted, then the exempted ones. Both parts have the order {@link
     * Finding#WORST_FIRST}.
     */
    @Override
    public Stream<Finding> open() {
        return Stream.concat(findings.open(FindingFilter.ALL), findings.exempted(FindingFilter.ALL));
    }

    @Override
    public Stream<Finding> closedSince(Instant time) {
        return findings.closed(FindingFilter.ALL.updatedSince(time));
    }
}
