package dev.iotjobs.auditor.report;

import static dev.iotjobs.auditor.report.Samples.IRELAND;
import static dev.iotjobs.auditor.report.Samples.NOW;
import static dev.iotjobs.auditor.report.Samples.VIRGINIA;
import static dev.iotjobs.auditor.report.Samples.failureRate;
import static dev.iotjobs.auditor.report.Samples.place;
import static dev.iotjobs.auditor.report.Samples.resolved;
import static dev.iotjobs.auditor.report.Samples.timeoutMissing;
import static dev.iotjobs.auditor.report.Samples.transition;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.audit.NotEvaluated;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.RecordState;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import dev.iotjobs.auditor.rule.account.QuotaUsage.LimitSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Audits as the auditor reports them. */
final class SampleAudits {

    private static final Finding FAILING = failureRate("pump-firmware-4.2-wave3", Severity.CRITICAL, 61);
    private static final Finding MENDED =
            resolved(timeoutMissing("reboot-site-7"), RecordState.ACTIVE, "the in-progress timeout is 60 minutes");
    private static final List<Transition> CHANGES =
            List.of(transition(TransitionType.OPENED, FAILING), transition(TransitionType.RESOLVED, MENDED));

    private SampleAudits() {}

    /** An audit of three Regions: one whole, one in part, one failed. */
    static AuditResult mixed() {
        List<Finding> findings = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> findings.add(timeoutMissing("rotate-certificates-" + i)));
        findings.add(MENDED);
        findings.add(Samples.coverageIncomplete());
        findings.add(FAILING);
        findings.add(Samples.quotaNearLimit());
        List<RegionRun> runs = List.of(ireland(), virginia(), failed());
        return new AuditResult(report(runs, new AlertReport(digest(), 0, "")), findings, false);
    }

    /** An audit that found nothing and changed nothing. */
    static AuditResult clean() {
        RegionRun run = run(
                Samples.whole(IRELAND, 12), Map.of("ListJobs", new ApiCalls(1, 0, 0)), List.of(), List.of(), List.of());
        return new AuditResult(report(List.of(run), new AlertReport(null, 0, "")), List.of(), false);
    }

    /** @param waiting subjects whose changes would be told later */
    static AuditResult dryRun(int waiting) {
        return new AuditResult(
                report(List.of(ireland()), new AlertReport(digest(), waiting, "")), List.of(FAILING, MENDED), true);
    }

    static AuditResult cleanDryRun() {
        return new AuditResult(clean().report(), List.of(), true);
    }

    static AuditResult undelivered() {
        AlertReport alerts = new AlertReport(null, 2, "topic alerts: not authorized to perform SNS:Publish");
        return new AuditResult(report(List.of(ireland()), alerts), List.of(FAILING, MENDED), false);
    }

    static AuditResult sentButKept() {
        AlertReport alerts = new AlertReport(digest(), 0, "table audit-state: access is denied");
        return new AuditResult(report(List.of(ireland()), alerts), List.of(FAILING, MENDED), false);
    }

    static AuditResult unmade() {
        return new AuditResult(report(List.of(failed()), new AlertReport(null, 0, "")), List.of(), false);
    }

    static AuditReport report(List<RegionRun> runs, AlertReport alerts) {
        return new AuditReport("run-1", "123456789012", NOW, NOW.plus(Duration.ofMillis(64_200)), runs, alerts);
    }

    static RegionRun run(
            Coverage coverage,
            Map<String, ApiCalls> calls,
            List<QuotaUsage> quotas,
            List<Change> changes,
            List<NotEvaluated> notEvaluated) {
        return new RegionRun(
                "run-1",
                coverage.place(),
                Outcome.COMPLETED,
                "",
                NOW,
                NOW.plusSeconds(60),
                coverage,
                calls,
                quotas,
                Map.of(Samples.TIMEOUT_MISSING, Map.of(ComplianceStatus.NON_COMPLIANT, 5)),
                changes,
                List.of(),
                notEvaluated,
                false,
                List.of());
    }

    private static Digest digest() {
        return Samples.digest(CHANGES, List.of(), 0, List.of());
    }

    private static Change change(Transition transition) {
        Finding finding = transition.finding();
        return new Change(finding.key(), transition.type(), finding.severity());
    }

    private static RegionRun ireland() {
        return run(
                Samples.whole(IRELAND, 120),
                Map.of("ListJobs", new ApiCalls(1, 0, 0), "DescribeJob", new ApiCalls(122, 2, 0)),
                List.of(
                        new QuotaUsage(
                                IRELAND, "L-FBF5CD89", "Concurrent jobs", 1_000.0, LimitSource.APPLIED, 930, 0, true),
                        new QuotaUsage(
                                IRELAND,
                                "L-D80B05DB",
                                "Active snapshot jobs",
                                100_000.0,
                                LimitSource.ASSUMED,
                                80,
                                3,
                                true)),
                CHANGES.stream().map(SampleAudits::change).toList(),
                List.of());
    }

    private static RegionRun virginia() {
        RegionRun run = run(
                Samples.partial(VIRGINIA),
                Map.of("ListJobs", new ApiCalls(2, 0, 0), "DescribeJob", new ApiCalls(300, 1, 2)),
                List.of(new QuotaUsage(
                        VIRGINIA, "L-FBF5CD89", "Concurrent jobs", null, LimitSource.UNKNOWN, 12, 0, false)),
                List.of(),
                List.of(
                        new NotEvaluated(
                                "us-east-1",
                                "secret-update-1",
                                NotEvaluated.Reason.DENIED,
                                "not authorized to perform iot:DescribeJob"),
                        new NotEvaluated("us-east-1", "secret\u001b[2J\nupdate-2", NotEvaluated.Reason.FAILED, "")));
        return withWarnings(run, List.of("scope: quotas count every job of the account"));
    }

    private static RegionRun withWarnings(RegionRun run, List<String> warnings) {
        return new RegionRun(
                run.runId(),
                run.place(),
                run.outcome(),
                run.message(),
                run.startedAt(),
                run.endedAt(),
                run.coverage(),
                run.calls(),
                run.quotas(),
                run.verdicts(),
                run.changes(),
                run.open(),
                run.notEvaluated(),
                run.firstLook(),
                warnings);
    }

    private static RegionRun failed() {
        return new RegionRun(
                "run-1",
                place("ap-south-1"),
                Outcome.FAILED,
                "table iot-jobs-auditor-state: throughput exceeded",
                NOW,
                NOW,
                new Coverage(place("ap-south-1"), 0, false, 0, 0, 0, 0, 0, 0),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of());
    }
}
