package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON document of an audit, with the names of its schema {@code audit-report.schema.json}. Written once. Only
 * {@code of} makes its parts, so that no other code depends on the order of their components.
 */
record AuditDocument(
        String runId,
        String accountId,
        Instant startedAt,
        Instant endedAt,
        boolean complete,
        List<RegionPart> regions,
        Iterator<FindingPart> findings,
        List<NotEvaluatedPart> notEvaluated,
        List<QuotaPart> quotas,
        List<ExemptionPart> exemptions,
        AlertsPart alerts) {

    record ExemptionPart(
            String id,
            String reason,
            String owner,
            @Nullable String ticket,
            @Nullable String expires,
            @Nullable String reviewBy,
            long findings) {

        static ExemptionPart of(Exemption exemption, long findings) {
            return new ExemptionPart(
                    exemption.id(),
                    exemption.approval().reason(),
                    exemption.approval().owner(),
                    exemption.approval().ticket(),
                    exemption.expires() == null ? null : exemption.expires().toString(),
                    exemption.reviewBy() == null ? null : exemption.reviewBy().toString(),
                    findings);
        }
    }

    record RegionPart(
            String region,
            RegionRun.Outcome outcome,
            String message,
            Instant startedAt,
            Instant endedAt,
            CoveragePart coverage,
            RuleCoveragePart ruleCoverage,
            Map<String, ApiCalls> calls,
            Map<String, RulePart> rules,
            List<RuleFailurePart> ruleFailures,
            List<String> warnings) {

        static RegionPart of(RegionRun run) {
            return new RegionPart(
                    run.place().region(),
                    run.outcome(),
                    run.message(),
                    run.time().start(),
                    run.time().end(),
                    CoveragePart.of(run.coverage()),
                    RuleCoveragePart.of(run.judged().ruleCoverage()),
                    new TreeMap<>(run.read().calls()),
                    run.judged().rules().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    rule -> RulePart.of(rule.getValue()),
                                    (a, _) -> a,
                                    TreeMap::new)),
                    run.judged().failures().stream().map(RuleFailurePart::of).toList(),
                    run.warnings());
        }
    }

    record CoveragePart(
            int listed,
            int endedLongAgo,
            boolean listingComplete,
            String listingProblem,
            int described,
            int evaluated,
            int denied,
            int malformed,
            int failed,
            int overdue,
            int unseen,
            int vanished,
            int heldBack,
            double percent) {

        static CoveragePart of(Coverage coverage) {
            return new CoveragePart(
                    coverage.listed().jobs(),
                    coverage.listed().endedLongAgo(),
                    coverage.listed().isComplete(),
                    coverage.listed().problem(),
                    coverage.described(),
                    coverage.evaluated(),
                    coverage.failures().denied(),
                    coverage.failures().malformed(),
                    coverage.failures().failed(),
                    coverage.notReached().overdue(),
                    coverage.notReached().unseen(),
                    coverage.deletions().vanished(),
                    coverage.deletions().heldBack(),
                    coverage.percent());
        }
    }

    record RuleCoveragePart(
            long expected, long withoutData, @Nullable Double percent) {

        static RuleCoveragePart of(RuleCoverage coverage) {
            return new RuleCoveragePart(coverage.expected(), coverage.withoutData(), coverage.percent());
        }
    }

    record RulePart(
            int compliant,
            Map<Severity, Integer> nonCompliant,
            int notApplicable,
            int pending,
            Map<Gap, Integer> insufficientData,
            Map<Gap, String> examples) {

        static RulePart of(RuleCounts counts) {
            return new RulePart(
                    counts.compliant(),
                    new TreeMap<>(counts.nonCompliant()),
                    counts.notApplicable(),
                    counts.pending(),
                    new TreeMap<>(counts.insufficientData()),
                    new TreeMap<>(counts.examples()));
        }
    }

    record RuleFailurePart(String ruleId, int subjects, String subject, String exception) {

        static RuleFailurePart of(RuleFailure failure) {
            return new RuleFailurePart(
                    failure.ruleId(),
                    failure.subjects(),
                    failure.subject(),
                    failure.exception().toString());
        }
    }

    record FindingPart(
            String findingId,
            String ruleId,
            int ruleVersion,
            Severity severity,
            String complianceStatus,
            FindingStatus workflowStatus,
            @Nullable String exemptedBy,
            @Nullable End closedBecause,
            @Nullable TransitionType transition,
            String region,
            @Nullable String jobId,
            String resourceArn,
            String title,
            String reason,
            Map<String, Object> evidence,
            List<String> targets,
            int targetCount,
            Remediation remediation,
            Instant openedAt,
            Instant evaluatedAt) {

        static FindingPart of(ShownAudit.Shown shown) {
            Finding finding = shown.finding();
            Subject subject = finding.key().subject();
            return new FindingPart(
                    finding.key().id(),
                    finding.key().ruleId(),
                    finding.ruleVersion(),
                    finding.severity(),
                    complianceStatus(finding),
                    finding.status(),
                    shown.listed().exemption(),
                    finding.end(),
                    shown.listed().change(),
                    finding.key().place().region(),
                    subject.job() == null ? null : subject.name(),
                    subject.resourceArn(),
                    finding.title(),
                    finding.reason(),
                    finding.evidence().facts(),
                    finding.targets(),
                    finding.targetCount(),
                    new Remediation(
                            finding.remediation(),
                            finding.commands().stream().map(CommandPart::of).toList()),
                    finding.since(),
                    finding.evaluatedAt());
        }

        private static String complianceStatus(Finding finding) {
            if (finding.isOpen()) {
                return "NON_COMPLIANT";
            }
            return finding.end() == End.FIXED ? "COMPLIANT" : "NOT_APPLICABLE";
        }
    }

    record Remediation(String text, List<CommandPart> commands) {}

    record CommandPart(String purpose, String command, boolean changes) {

        static CommandPart of(CliCommand command) {
            return new CommandPart(command.purpose(), command.toString(), command.effect() == CliCommand.Effect.FIX);
        }
    }

    record NotEvaluatedPart(
            String region, String jobId, String complianceStatus, NotEvaluated.Reason reason, String message) {

        static NotEvaluatedPart of(NotEvaluated job) {
            return new NotEvaluatedPart(job.region(), job.jobId(), "INSUFFICIENT_DATA", job.reason(), job.message());
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
            double limit = usage.limit() == null ? 0 : usage.limit();
            Double percent = limit <= 0 ? null : Math.floor(usage.percent() * 100) / 100;
            return new QuotaPart(
                    usage.place().region(),
                    usage.quota().code(),
                    usage.quota().name(),
                    usage.limit(),
                    usage.source(),
                    usage.used(),
                    usage.undetermined(),
                    percent,
                    usage.wholeAccount());
        }
    }

    record AlertsPart(
            String status,
            String message,
            @Nullable String alertId,
            @Nullable String subject,
            Map<Change.Kind, Integer> changes,
            int waiting,
            @Nullable Integer confirmedSubscriptions) {

        /** The alerts of a dry run, which sends nothing and does not know what subscribers were notified of. */
        private static final AlertsPart DRY_RUN = new AlertsPart("DRY_RUN", "", null, null, Map.of(), 0, null);

        static AlertsPart of(ShownAudit result) {
            return result.dryRun() ? DRY_RUN : of(result.report());
        }

        private static AlertsPart of(AuditReport report) {
            AlertReport alerts = report.alerts();
            Message message = alerts.message();
            return new AlertsPart(
                    alerts.status().name(),
                    alerts.failure(),
                    message == null ? null : message.id(),
                    message == null ? null : message.subject(),
                    new TreeMap<>(alerts.changes()),
                    alerts.waiting(),
                    report.subscribers().confirmed());
        }
    }

    static AuditDocument of(ShownAudit result) {
        AuditReport report = result.report();
        return new AuditDocument(
                report.runId(),
                report.accountId(),
                report.time().start(),
                report.time().end(),
                report.isComplete(),
                report.runs().stream().map(RegionPart::of).toList(),
                result.read().map(FindingPart::of).iterator(),
                all(report, run -> run.read().notEvaluated()).stream()
                        .map(NotEvaluatedPart::of)
                        .toList(),
                all(report, run -> run.read().quotas()).stream()
                        .map(QuotaPart::of)
                        .toList(),
                result.exemptions().entrySet().stream()
                        .map(use -> ExemptionPart.of(use.getKey(), use.getValue()))
                        .toList(),
                AlertsPart.of(result));
    }

    private static <T> List<T> all(AuditReport report, Function<RegionRun, List<T>> part) {
        return report.runs().stream().flatMap(run -> part.apply(run).stream()).toList();
    }
}
