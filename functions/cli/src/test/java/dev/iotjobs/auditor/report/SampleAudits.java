package dev.iotjobs.auditor.report;

import static dev.iotjobs.auditor.report.Samples.IRELAND;
import static dev.iotjobs.auditor.report.Samples.NOW;
import static dev.iotjobs.auditor.report.Samples.VIRGINIA;
import static dev.iotjobs.auditor.report.Samples.closed;
import static dev.iotjobs.auditor.report.Samples.coverage;
import static dev.iotjobs.auditor.report.Samples.failureRate;
import static dev.iotjobs.auditor.report.Samples.fresh;
import static dev.iotjobs.auditor.report.Samples.place;
import static dev.iotjobs.auditor.report.Samples.timeoutMissing;
import static dev.iotjobs.auditor.report.Samples.whole;
import static dev.iotjobs.auditor.report.Samples.worsened;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sample results of audits. */
public final class SampleAudits {

    private static final Finding FAILING = fresh(failureRate("pump-firmware-4-2-wave3", Severity.CRITICAL, 76));
    private static final Finding CANCELLED = fresh(Samples.forceCancelled("config-r637-gateway-turin"));
    private static final Finding RISING =
            worsened(failureRate("pump-firmware-4-2-wave2", Severity.CRITICAL, 60), Severity.HIGH);
    private static final Finding FIXED = closed(timeoutMissing("reboot-site-7"), End.FIXED, "60 min is set");
    private static final Finding GONE =
            closed(failureRate("pump-firmware-4-1", Severity.CRITICAL, 90), End.JOB_GONE, "the job was deleted");
    private static final Finding AGED =
            closed(Samples.forceCancelled("config-r12"), End.AGED_OUT, "the job ended more than 30 days ago");
    private static final Finding UNCOVERED =
            closed(timeoutMissing("reboot-site-8"), End.NOT_APPLICABLE, "the job ended");

    private static final Message MESSAGE = new Message(
            "2c1f5a94-6f0e-4c1d-8d0a-2f3b8f6f3b11",
            "[CRITICAL] IoT jobs 123456789012: 2 new, 1 worsened, 1 resolved",
            "2 new, 1 worsened, 1 resolved, 1 closed with its job.",
            List.of());

    static final AccountLabel ACCOUNT = AccountLabel.of("123456789012");

    private SampleAudits() {}

    /** An audit of three Regions: one is complete, one is incomplete and one failed. */
    public static ShownAudit mixed() {
        List<Finding> findings = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> findings.add(timeoutMissing("rotate-certificates-" + i)));
        findings.addAll(List.of(FIXED, GONE, AGED, UNCOVERED, FAILING, CANCELLED, RISING));
        findings.add(Samples.coverageIncomplete());
        findings.add(Samples.quotaNearLimit());
        findings.add(Samples.abortMissing("rotate-certificates-1"));
        List<RegionRun> runs = List.of(ireland(findings), virginia(findings), failed());
        return result(report(runs, sent()), findings);
    }

    /** The audit of {@link #mixed} in an account with a name. */
    public static ShownAudit named(String accountName) {
        AuditReport report = mixed().report();
        AuditReport named = new AuditReport(
                report.runId(),
                new AccountLabel(ACCOUNT.id(), accountName),
                report.time(),
                report.runs(),
                report.alerts(),
                report.subscribers(),
                report.findings());
        return new ShownAudit(named, false, List.of());
    }

    /** An audit that found nothing and changed nothing. */
    public static ShownAudit clean() {
        return covering(whole(IRELAND, 12));
    }

    /** An audit like {@link #clean}, except that one job is denied. */
    static ShownAudit cleanInPart() {
        return covering(coverage(IRELAND, 11, 1, 0, 0));
    }

    /** A dry run in an account in which {@code jobs} jobs lack a timeout. */
    public static ShownAudit dryRun(int jobs) {
        List<Finding> findings = IntStream.range(0, jobs)
                .mapToObj(i -> fresh(timeoutMissing("rotate-certificates-%02d".formatted(i))))
                .toList();
        return new ShownAudit(
                opening(findings).withFindings(keys -> having(findings, keys)),
                true,
                List.of(
                        "The dry run uses a quarter of the API limit, because it cannot see whether an audit is running"));
    }

    /** An audit of one Region that opened these findings. */
    public static AuditReport opening(List<Finding> findings) {
        return report(List.of(run(whole(IRELAND, 120), findings)), sent());
    }

    /** An audit with one new finding and this result of its message. */
    static ShownAudit with(AlertReport alerts) {
        List<Finding> findings = List.of(FAILING);
        return result(report(List.of(run(whole(IRELAND, 120), findings)), alerts), findings);
    }

    /** An audit that found nothing, with these subscribers of its topic. */
    static ShownAudit with(Subscribers subscribers) {
        return result(clean().report().with(subscribers), List.of());
    }

    static ShownAudit unmade() {
        return result(report(List.of(failed()), alerts(Status.NOT_TRIED, "")), List.of());
    }

    /** An audit of one Region with this coverage and no findings. */
    static ShownAudit covering(Coverage coverage) {
        return result(report(List.of(run(coverage, List.of())), alerts(Status.NOTHING_TO_REPORT, "")), List.of());
    }

    /** An audit of one Region with these quotas and no findings. */
    static ShownAudit using(QuotaUsage... quotas) {
        RegionRun run = run(whole(IRELAND, 12), Map.of(), List.of(quotas), List.of(), List.of(), List.of(), List.of());
        return result(report(List.of(run), alerts(Status.NOTHING_TO_REPORT, "")), List.of());
    }

    static AlertReport sent() {
        return sent("");
    }

    static AlertReport sent(String failure) {
        return new AlertReport(
                Status.SENT,
                MESSAGE,
                Map.of(
                        Change.Kind.NEW,
                        2,
                        Change.Kind.WORSENED,
                        1,
                        Change.Kind.RESOLVED,
                        1,
                        Change.Kind.CLOSED_WITH_JOB,
                        1),
                0,
                failure);
    }

    static AlertReport alerts(Status status, String failure) {
        return new AlertReport(status, null, Map.of(), 0, failure);
    }

    static AuditReport report(List<RegionRun> runs, AlertReport alerts) {
        return new AuditReport("run-1", ACCOUNT, new TimeSpan(NOW, NOW.plus(Duration.ofMillis(64_200))), runs, alerts)
                .with(Subscribers.of(3, 0));
    }

    private static ShownAudit result(AuditReport report, List<Finding> findings) {
        return new ShownAudit(report.withFindings(keys -> having(findings, keys)), false, List.of());
    }

    static Map<FindingKey, Finding> having(List<Finding> findings, Collection<FindingKey> keys) {
        return findings.stream()
                .filter(finding -> keys.contains(finding.key()))
                .collect(Collectors.toMap(Finding::key, finding -> finding));
    }

    private static List<OpenFinding> open(AccountRegion place, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.isOpen() && finding.key().place().equals(place))
                .map(finding -> new OpenFinding(
                        finding.key(),
                        finding.severity(),
                        finding.since(),
                        finding.changedAt(),
                        finding.evaluatedAt(),
                        true,
                        null))
                .toList();
    }

    private static List<Transition> opened(List<Finding> findings) {
        return findings.stream()
                .map(finding -> transition(finding, TransitionType.OPENED))
                .toList();
    }

    private static Transition transition(Finding finding, TransitionType type) {
        return new Transition(finding.key(), type, finding.severity(), finding.end());
    }

    /** An audit of one Region that opened these findings. */
    private static RegionRun run(Coverage coverage, List<Finding> findings) {
        return run(
                coverage,
                Map.of("ListJobs", new ApiCalls(1, 0, 0)),
                List.of(),
                opened(findings),
                findings,
                List.of(),
                List.of());
    }

    private static RegionRun run(
            Coverage coverage,
            Map<String, ApiCalls> calls,
            List<QuotaUsage> quotas,
            List<Transition> transitions,
            List<Finding> findings,
            List<NotEvaluated> notEvaluated,
            List<String> warnings,
            RuleFailure... failures) {
        return new RegionRun(
                Outcome.COMPLETED,
                "",
                new TimeSpan(NOW, NOW.plusSeconds(60)),
                coverage,
                new RegionRun.Read(calls, quotas, notEvaluated),
                new RegionRun.Judged(
                        rules(coverage),
                        Arrays.asList(failures),
                        transitions,
                        open(coverage.place(), findings),
                        List.of(),
                        List.of()),
                warnings);
    }

    private static Map<String, RuleCounts> rules(Coverage coverage) {
        return Map.of(
                Samples.TIMEOUT_MISSING,
                new RuleCounts(coverage.evaluated(), 3, 1, Map.of(Severity.MEDIUM, 5), Map.of(), Map.of(), Set.of()),
                Samples.FAILURE_RATE,
                new RuleCounts(
                        3,
                        2,
                        0,
                        Map.of(Severity.CRITICAL, 1, Severity.HIGH, 1),
                        coverage.isComplete() ? Map.of(Gap.TOO_FEW, 4) : Map.of(Gap.MISSING, 3, Gap.TOO_FEW, 2),
                        coverage.isComplete() ? Map.of() : Map.of(Gap.MISSING, "rotate-\u202efleet"),
                        Set.of(Gap.MISSING)));
    }

    private static RegionRun ireland(List<Finding> findings) {
        List<Transition> transitions = List.of(
                transition(FAILING, TransitionType.OPENED),
                transition(CANCELLED, TransitionType.OPENED),
                transition(RISING, TransitionType.WORSENED),
                transition(FIXED, TransitionType.CLOSED),
                transition(GONE, TransitionType.CLOSED),
                transition(AGED, TransitionType.CLOSED),
                transition(UNCOVERED, TransitionType.CLOSED));
        return run(
                whole(IRELAND, 1_200),
                Map.of("ListJobs", new ApiCalls(1, 0, 0), "DescribeJob", new ApiCalls(1_222, 2, 0)),
                List.of(
                        new QuotaUsage(
                                IRELAND,
                                new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                                1_000.0,
                                LimitSource.APPLIED,
                                930,
                                0,
                                true),
                        new QuotaUsage(
                                IRELAND,
                                new QuotaUsage.Quota("L-D80B05DB", "Active snapshot jobs"),
                                100_000.0,
                                LimitSource.ASSUMED,
                                80,
                                3,
                                true)),
                transitions,
                findings,
                List.of(),
                List.of());
    }

    private static RegionRun virginia(List<Finding> findings) {
        return run(
                withEndedLongAgo(coverage(VIRGINIA, 297, 2, 1, 1), 41_200),
                Map.of("ListJobs", new ApiCalls(2, 0, 0), "DescribeJob", new ApiCalls(300, 1, 2)),
                List.of(new QuotaUsage(
                        VIRGINIA,
                        new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                        null,
                        LimitSource.UNKNOWN,
                        12,
                        0,
                        false)),
                List.of(),
                findings,
                List.of(
                        new NotEvaluated(
                                "us-east-1",
                                "secret-update-1",
                                NotEvaluated.Reason.DENIED,
                                "not authorized to perform iot:DescribeJob"),
                        new NotEvaluated("us-east-1", "secret\u001b[2J\nupdate-2", NotEvaluated.Reason.FAILED, "")),
                List.of("scope: quotas count every job of the account"),
                new RuleFailure(
                        Samples.ABORT_MISSING, "rotate-\u202efleet", new IllegalStateException("no targets"), 7));
    }

    private static Coverage withEndedLongAgo(Coverage coverage, int jobs) {
        Coverage.Listed listed = coverage.listed();
        return new Coverage(
                coverage.place(),
                new Coverage.Listed(listed.jobs() + jobs, jobs, listed.extent(), listed.problem()),
                coverage.described(),
                coverage.evaluated(),
                coverage.failures(),
                coverage.notReached(),
                coverage.deletions());
    }

    private static RegionRun failed() {
        return new RegionRun(
                Outcome.FAILED,
                "table iot-jobs-auditor-state: throughput exceeded",
                new TimeSpan(NOW, NOW),
                Coverage.none(place("ap-south-1"), ""),
                RegionRun.Read.NOTHING,
                RegionRun.Judged.NOTHING,
                List.of());
    }
}
