package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.NotEvaluated.Reason;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RegionRun.Read;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Deletions;
import dev.iotjobs.auditor.fact.Coverage.Failures;
import dev.iotjobs.auditor.fact.Coverage.Listed;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.fact.Coverage.NotReached;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.fact.QuotaUsage.Quota;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reports of invented accounts. Each run makes the same reports. */
record InventedReport(
        Instant asOf,
        List<ReportedRegion> regions,
        List<ReportedDay> days,
        List<ReportedExemption> exemptions,
        List<Finding> findings,
        List<Finding> closed)
        implements ReportData {

    static final Instant NOW = Instant.parse("2026-11-28T06:45:00Z");
    static final ReportInfo INFO = new ReportInfo("1.4.0", "a41c9e2", NOW.plusSeconds(61));
    private static final Duration CLOSED_AFTER = Duration.ofDays(9);
    private static final String CONCURRENT = "L-FBF5CD89";
    static final String ACCOUNT = "123456789012";
    static final AccountRegion IRELAND = new AccountRegion("aws", ACCOUNT, "eu-west-1");
    static final AccountRegion VIRGINIA = new AccountRegion("aws", ACCOUNT, "us-east-1");
    static final AccountRegion SYDNEY = new AccountRegion("aws", ACCOUNT, "ap-southeast-2");

    private static final List<AccountRegion> PLACES = List.of(IRELAND, IRELAND, IRELAND, VIRGINIA, VIRGINIA, SYDNEY);

    /** The relative frequency of each rule among the findings. Rules that are missing here have no findings. */
    private static final Map<String, Integer> WEIGHTS = new TreeMap<>(Map.ofEntries(
            Map.entry("IOTJ-CFG-01", 11),
            Map.entry("IOTJ-CFG-03", 9),
            Map.entry("IOTJ-CFG-05", 3),
            Map.entry("IOTJ-CFG-07", 4),
            Map.entry("IOTJ-GOV-01", 3),
            Map.entry("IOTJ-LIF-01", 4),
            Map.entry("IOTJ-LIF-02", 2),
            Map.entry("IOTJ-RUN-01", 8),
            Map.entry("IOTJ-RUN-04", 3),
            Map.entry("IOTJ-RUN-05", 4),
            Map.entry("IOTJ-SEC-01", 3),
            Map.entry("IOTJ-SEC-06", 1),
            Map.entry("IOTJ-SEC-07", 2)));

    private static final List<String> KINDS =
            List.of("fw-camera-3-%d-%s", "fw-gateway-2-%d-all-%s", "config-r%d-%s", "model-push-%d-%s", "cert-%d-%s");
    private static final List<String> SITES = List.of("porto", "lyon", "gdansk", "turin", "austin", "tampa", "perth");

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::status)
            .thenComparing(Finding::severity, Comparator.reverseOrder())
            .thenComparing(Finding::changedAt, Comparator.reverseOrder())
            .thenComparing(finding -> finding.key().ruleId())
            .thenComparing(finding -> finding.key().place().accountId())
            .thenComparing(finding -> finding.key().place().region())
            .thenComparing(finding -> finding.key().subject().id());

    @Override
    public AccountLabel account(String accountId) {
        return AccountLabel.of(accountId);
    }

    @Override
    public Stream<Finding> open() {
        return findings.stream();
    }

    @Override
    public Stream<Finding> closedSince(Instant time) {
        return closed.stream().filter(finding -> !finding.updatedAt().isBefore(time));
    }

    /** A report of a busy account with {@code count} findings. A few of the findings are exempted. */
    static InventedReport busy(int count) {
        Random random = new Random(7);
        List<String> deck = new ArrayList<>();
        WEIGHTS.forEach((rule, weight) -> deck.addAll(Collections.nCopies(weight, rule)));
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AccountRegion place = PLACES.get(random.nextInt(PLACES.size()));
            String job = KINDS.get(random.nextInt(KINDS.size())).formatted(i, SITES.get(random.nextInt(SITES.size())));
            Duration age = Duration.ofMinutes((long) (-Math.log(1 - random.nextDouble()) * 25 * 24 * 60));
            Instant since = NOW.minus(age.compareTo(Duration.ofDays(87)) > 0 ? Duration.ofDays(87) : age);
            String rule = deck.get(random.nextInt(deck.size()));
            Finding finding = CorpusFindings.finding(rule, random.nextInt(5), place, job, since);
            findings.add(varied(rule.equals(Lead.FAILURE_RATE) ? failing(finding, random) : finding, i));
        }
        return of(findings);
    }

    /** A report with these findings. */
    static InventedReport of(List<Finding> findings) {
        List<Finding> sorted = findings.stream().sorted(ORDER).toList();
        return new InventedReport(
                NOW,
                List.of(region(IRELAND, 512, 0, 0), region(VIRGINIA, 285, 1, 1), region(SYDNEY, 104, 0, 0)),
                days(sorted),
                exemptions(sorted),
                sorted,
                closedOnes());
    }

    /** A report of these Regions without findings. */
    static InventedReport empty(ReportedRegion... regions) {
        return new InventedReport(NOW, List.of(regions), List.of(), List.of(), List.of(), List.of());
    }

    InventedReport withRegions(List<ReportedRegion> other) {
        return new InventedReport(asOf, other, days, exemptions, findings, closed);
    }

    InventedReport withDays(List<ReportedDay> other) {
        return new InventedReport(asOf, regions, other, exemptions, findings, closed);
    }

    /** Gives a finding random numbers of failed, executed and queued executions. */
    private static Finding failing(Finding finding, Random random) {
        int executed = 40 + random.nextInt(2_000);
        boolean critical = random.nextInt(3) == 0;
        int failed = executed * (critical ? 21 + random.nextInt(40) : 10 + random.nextInt(9)) / 100 + 1;
        int queued = random.nextInt(900);
        return failing(finding, critical ? Severity.CRITICAL : Severity.HIGH, failed, executed, queued);
    }

    static Finding failing(Finding finding, Severity severity, int failed, int executed, int queued) {
        Evidence evidence = Evidence.of("status", "IN_PROGRESS")
                .and("origin", "SELF")
                .and("failed", failed)
                .and("timedOut", 0)
                .and("succeeded", executed - failed)
                .and("executed", executed)
                .and("failurePercent", 100L * failed / executed)
                .and("queued", queued)
                .and("inProgress", 3)
                .and("retries", false)
                .and("highFromPercent", 10.0)
                .and("criticalFromPercent", 20.0)
                .and("closesBelowPercent", 8.0);
        String reason = Figures.count(failed) + " of " + Figures.count(executed) + " executions failed or timed out ("
                + Figures.percent(failed, executed) + "); " + Figures.count(queued + 3)
                + " executions are still to come";
        String job = finding.key().subject().name();
        String region = finding.key().place().region();
        return finding.toBuilder()
                .severity(severity)
                .because(
                        reason,
                        evidence,
                        List.of(
                                CliCommand.fix(
                                        "If the update is at fault, stop the rollout:",
                                        "iot",
                                        "cancel-job",
                                        "--region",
                                        region,
                                        "--job-id",
                                        job,
                                        "--reason-code",
                                        "HIGH_FAILURE_RATE",
                                        "--comment",
                                        CliCommand.WHY),
                                CliCommand.look(
                                        "Or first see which devices failed:",
                                        "iot",
                                        "list-job-executions-for-job",
                                        "--region",
                                        region,
                                        "--job-id",
                                        job,
                                        "--status",
                                        "FAILED")))
                .history(List.of(new Event(finding.since(), TransitionType.OPENED, severity, null)))
                .build();
    }

    /**
     * A copy of the finding that has worsened, was reopened or is exempted. For most numbers, the unchanged finding.
     *
     * @param number number of the finding in the report; decides which of these is returned
     */
    private static Finding varied(Finding finding, int number) {
        Instant since = finding.since();
        Event opened = new Event(since, TransitionType.OPENED, Severity.LOW, null);
        return switch (number % 17) {
            case 3 ->
                finding.toBuilder()
                        .history(List.of(
                                opened, new Event(lately(since), TransitionType.WORSENED, finding.severity(), null)))
                        .build();
            case 5 ->
                finding.toBuilder()
                        .history(List.of(
                                new Event(since.minusSeconds(90_000), TransitionType.OPENED, finding.severity(), null),
                                new Event(
                                        since.minusSeconds(40_000),
                                        TransitionType.CLOSED,
                                        finding.severity(),
                                        End.FIXED),
                                new Event(since, TransitionType.REOPENED, finding.severity(), null)))
                        .build();
            case 8 ->
                finding.toBuilder()
                        .status(FindingStatus.SUPPRESSED, null)
                        .exemption(number % 2 == 0 ? "EX-12" : "EX-14")
                        .history(List.of(
                                opened, new Event(between(since), TransitionType.SUPPRESSED, finding.severity(), null)))
                        .build();
            default -> finding;
        };
    }

    private static Instant lately(Instant since) {
        Instant lately = NOW.minus(Duration.ofHours(30));
        return lately.isAfter(since) ? lately : since;
    }

    private static Instant between(Instant since) {
        return since.plus(Duration.between(since, NOW).dividedBy(2));
    }

    private static List<ReportedExemption> exemptions(List<Finding> findings) {
        return List.of(
                exemption("EX-12", "one-off migration, watched by hand", "2027-01-31", findings),
                exemption("EX-14", "lab devices only", "2026-12-05", findings));
    }

    private static ReportedExemption exemption(String id, String reason, String expires, List<Finding> findings) {
        long count = findings.stream()
                .filter(finding -> id.equals(finding.exemption()))
                .count();
        return new ReportedExemption(
                ACCOUNT, id, reason, "fleet-ops@example.com", "OPS-17", LocalDate.parse(expires), null, count);
    }

    private static List<Finding> closedOnes() {
        List<Finding> closed = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            closed.add(closed("IOTJ-CFG-01", "config-r" + (100 + i) + "-turin", End.FIXED, i));
        }
        closed.add(closed("IOTJ-RUN-01", "fw-gateway-3-26-gdansk", End.JOB_GONE, 2));
        closed.add(closed("IOTJ-LIF-01", "config-r099-berlin", End.AGED_OUT, 3));
        return closed;
    }

    private static Finding closed(String rule, String job, End end, int hours) {
        Finding finding = CorpusFindings.finding(rule, 0, IRELAND, job, NOW.minus(CLOSED_AFTER));
        return finding.toBuilder()
                .status(FindingStatus.CLOSED, end)
                .updatedAt(NOW.minus(Duration.ofHours(hours * 13L)))
                .build();
    }

    /**
     * Invents the figures of 30 days that end with the open findings. Further findings opened and closed within these
     * days.
     */
    private static List<ReportedDay> days(List<Finding> findings) {
        Random random = new Random(3);
        List<Finding> open = findings.stream()
                .filter(finding -> finding.status() == FindingStatus.OPEN)
                .toList();
        int[] opened = open.stream().mapToInt(_ -> random.nextInt(45)).toArray();
        int[] lasted = open.stream().mapToInt(_ -> 1 + random.nextInt(12)).toArray();
        List<ReportedDay> days = new ArrayList<>();
        for (int ago = 29; ago >= 0; ago--) {
            Instant end = NOW.minus(Duration.ofDays(ago));
            Map<String, Map<Severity, Integer>> counts = new TreeMap<>();
            for (int i = 0; i < open.size(); i++) {
                boolean another = ago > CLOSED_AFTER.toDays() && ago <= opened[i] && ago > opened[i] - lasted[i];
                int count = (open.get(i).since().isAfter(end) ? 0 : 1) + (another ? 1 : 0);
                counts.computeIfAbsent(open.get(i).key().ruleId(), _ -> new EnumMap<>(Severity.class))
                        .merge(open.get(i).severity(), count, Integer::sum);
            }
            if (ago < CLOSED_AFTER.toDays()) {
                closedOnes().stream()
                        .filter(finding -> finding.updatedAt().isAfter(end))
                        .forEach(finding -> counts.computeIfAbsent(
                                        finding.key().ruleId(), _ -> new EnumMap<>(Severity.class))
                                .merge(finding.severity(), 1, Integer::sum));
            }
            days.add(new ReportedDay(
                    LocalDate.parse("2026-11-28").minusDays(ago),
                    counts,
                    Map.of(),
                    Map.of(
                            IRELAND, use(82 - ago * 7 / 10 - random.nextInt(4)),
                            VIRGINIA, use(12 + random.nextInt(45)),
                            SYDNEY, use(7 + ago % 2))));
        }
        return days;
    }

    private static Map<String, ReportedDay.Usage> use(int used) {
        return Map.of(CONCURRENT, new ReportedDay.Usage(used, 100));
    }

    static ReportedRegion region(AccountRegion place, int evaluated, int denied, int failed) {
        Map<String, RuleCounts> rules = new LinkedHashMap<>();
        CorpusFindings.rules().stream()
                .filter(rule -> !rule.equals("IOTJ-SEC-03"))
                .forEach(rule -> rules.put(
                        rule,
                        new RuleCounts(
                                evaluated / 2 + rule.hashCode() % 7,
                                3,
                                0,
                                Map.of(Severity.HIGH, 2),
                                rule.equals("IOTJ-RUN-04") ? Map.of(Gap.MISSING, 1) : Map.of(),
                                Map.of(),
                                Set.of(Gap.MISSING))));
        List<NotEvaluated> notEvaluated = new ArrayList<>();
        if (denied > 0) {
            notEvaluated.add(new NotEvaluated(
                    place.region(), "fw-meter-2-0-4-pilot", Reason.DENIED, "AccessDeniedException: explicit deny"));
        }
        if (failed > 0) {
            notEvaluated.add(
                    new NotEvaluated(place.region(), "config-r311-tampa", Reason.FAILED, "InternalFailureException"));
        }
        int used = place.equals(IRELAND) ? 82 : place.equals(VIRGINIA) ? 31 : 7;
        RunSummary summary = new RunSummary(
                "2026-11-28T06:45:00Z-4f1c",
                Outcome.COMPLETED,
                "",
                new TimeSpan(NOW, NOW.plusSeconds(41)),
                new Coverage(
                        place,
                        new Listed(evaluated + denied + failed, 0, Listing.COMPLETE, ""),
                        evaluated,
                        evaluated,
                        new Failures(denied, 0, failed, 0, List.of()),
                        NotReached.NONE,
                        Deletions.NONE),
                RuleCoverage.of(rules.values()),
                List.of());
        Read read = new Read(
                Map.of("DescribeJob", new ApiCalls(214, 0, 0), "ListJobs", new ApiCalls(6, 0, 0)),
                List.of(
                        quota(place, CONCURRENT, "Concurrent jobs", used, 100),
                        quota(place, "L-4E068A30", "Active continuous jobs", 40, 100_000),
                        quota(place, "L-D80B05DB", "Active snapshot jobs", 214, 100_000)),
                notEvaluated);
        return new ReportedRegion(summary, rules, read);
    }

    private static QuotaUsage quota(AccountRegion place, String code, String name, long used, double limit) {
        return new QuotaUsage(place, new Quota(code, name), limit, LimitSource.APPLIED, used, 0, true);
    }
}
