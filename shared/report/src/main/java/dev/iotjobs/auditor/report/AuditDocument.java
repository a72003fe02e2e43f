package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.NotEvaluated;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.report.AuditResult.AlertStatus;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON document of an audit, name by name as its schema has it: {@code audit-report.schema.json}. */
record AuditDocument(
        String runId,
        String accountId,
        Instant startedAt,
        Instant endedAt,
        boolean complete,
        List<RegionPart> regions,
        List<FindingPart> findings,
        List<NotEvaluatedPart> notEvaluated,
        List<QuotaPart> quotas,
        AlertsPart alerts) {

    record RegionPart(
            String region,
            RegionRun.Outcome outcome,
            String message,
            Instant startedAt,
            Instant endedAt,
            CoveragePart coverage,
            Map<String, ApiCalls> calls,
            Map<String, Map<ComplianceStatus, Integer>> verdicts,
            List<String> warnings) {

        static RegionPart of(RegionRun run) {
            return new RegionPart(
                    run.place().region(),
                    run.outcome(),
                    run.message(),
                    run.startedAt(),
                    run.endedAt(),
                    CoveragePart.of(run.coverage()),
                    new TreeMap<>(run.calls()),
                    new TreeMap<>(run.verdicts()),
                    run.warnings());
        }
    }

    record CoveragePart(
            int listed,
            boolean listingComplete,
            int described,
            int evaluated,
            int denied,
            int failed,
            int vanished,
            int pending,
            double percent) {

        static CoveragePart of(Coverage coverage) {
            return new CoveragePart(
                    coverage.listed(),
                    coverage.listingComplete(),
                    coverage.described(),
                    coverage.evaluated(),
                    coverage.denied(),
                    coverage.failed(),
                    coverage.vanished(),
                    coverage.pending(),
                    coverage.shownPercent());
        }
    }

    record FindingPart(
            String findingId,
            String ruleId,
            Severity severity,
            ComplianceStatus complianceStatus,
            WorkflowStatus workflowStatus,
            @Nullable TransitionType transition,
            String region,
            @Nullable String jobId,
            String resourceArn,
            String title,
            String reason,
            Map<String, Object> evidence,
            Remediation remediation,
            Instant firstObservedAt,
            Instant lastObservedAt) {

        static FindingPart of(Finding finding, @Nullable TransitionType change) {
            Subject subject = finding.key().subject();
            return new FindingPart(
                    finding.key().findingId(),
                    finding.key().ruleId(),
                    finding.severity(),
                    finding.complianceStatus(),
                    finding.workflowStatus(),
                    change,
                    finding.key().place().region(),
                    subject instanceof Subject.OfJob ? subject.name() : null,
                    subject.resourceArn(),
                    finding.title(),
                    finding.reason(),
                    finding.evidence().facts(),
                    new Remediation(finding.remediation(), finding.command()),
                    finding.firstObservedAt(),
                    finding.lastObservedAt());
        }
    }

    record Remediation(String text, @Nullable String command) {}

    record NotEvaluatedPart(
            String region,
            String jobId,
            ComplianceStatus complianceStatus,
            NotEvaluated.Reason reason,
            String message) {

        static NotEvaluatedPart of(NotEvaluated job) {
            return new NotEvaluatedPart(
                    job.region(), job.jobId(), ComplianceStatus.INSUFFICIENT_DATA, job.reason(), job.message());
        }
    }

    record QuotaPart(
            String region,
            String quotaCode,
            String name,
            @Nullable Double limit,
            QuotaUsage.LimitSource limitSource,
            long used,
            long undetermined,
            @Nullable Double percent,
            boolean wholeAccount) {

        static QuotaPart of(QuotaUsage usage) {
            double percent = Math.round(usage.percent() * 100) / 100.0;
            Double limit = usage.limit();
            return new QuotaPart(
                    usage.place().region(),
                    usage.quotaCode(),
                    usage.name(),
                    limit,
                    usage.source(),
                    usage.used(),
                    usage.undetermined(),
                    limit == null || limit <= 0 ? null : percent,
                    usage.wholeAccount());
        }
    }

    record AlertsPart(
            AlertStatus status,
            String message,
            @Nullable String digestId,
            @Nullable String subject,
            Map<TransitionType, Integer> transitions,
            int waiting) {

        static AlertsPart of(AuditResult result) {
            Digest digest = result.digest().orElse(null);
            return new AlertsPart(
                    result.alertStatus(),
                    message(result),
                    digest == null ? null : digest.id(),
                    digest == null ? null : DigestText.of(digest).subject(),
                    digest == null ? Map.of() : digest.types(),
                    result.report().alerts().waiting());
        }

        private static String message(AuditResult result) {
            return switch (result.alertStatus()) {
                case SENT, FAILED -> result.report().alerts().failure();
                case OFF -> "dry run";
                case NOTHING_TO_TELL -> "";
            };
        }
    }

    static AuditDocument of(AuditResult result) {
        AuditReport report = result.report();
        Map<FindingKey, TransitionType> changes = result.changes();
        return new AuditDocument(
                report.runId(),
                report.accountId(),
                report.startedAt(),
                report.endedAt(),
                report.isComplete(),
                report.runs().stream().map(RegionPart::of).toList(),
                result.findings().stream()
                        .map(finding -> FindingPart.of(finding, changes.get(finding.key())))
                        .toList(),
                report.runs().stream()
                        .flatMap(run -> run.notEvaluated().stream())
                        .map(NotEvaluatedPart::of)
                        .toList(),
                report.runs().stream()
                        .flatMap(run -> run.quotas().stream())
                        .map(QuotaPart::of)
                        .toList(),
                AlertsPart.of(result));
    }
}
