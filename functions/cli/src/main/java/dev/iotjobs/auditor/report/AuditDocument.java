package dev.iotjobs.auditor.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.report.document.ExemptionPart;
import dev.iotjobs.auditor.report.document.FindingPart;
import dev.iotjobs.auditor.report.document.NotEvaluatedPart;
import dev.iotjobs.auditor.report.document.QuotaPart;
import dev.iotjobs.auditor.report.document.RunPart;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON document of an audit, in the form that the schema {@code audit-report.schema.json} describes. A document can
 * be written only once, because writing reads {@code findings} to the end.
 */
record AuditDocument(
        int schemaVersion,
        String runId,
        String partition,
        String accountId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String accountName,
        Instant startedAt,
        Instant endedAt,
        boolean complete,
        List<RegionPart> regions,
        Iterator<AuditedFinding> findings,
        List<NotEvaluatedPart> notEvaluated,
        List<QuotaPart> quotas,
        List<ExemptionPart> exemptions,
        AlertsPart alerts) {

    /**
     * The version of the schema. It rises when programs for the previous version would misunderstand new documents. A
     * document without a version has version 1.
     */
    static final int SCHEMA_VERSION = 1;

    /**
     * A finding with its transition in the audit.
     *
     * @param transition null if the audit did not change the finding
     */
    record AuditedFinding(
            @JsonUnwrapped FindingPart finding, @Nullable TransitionType transition) {

        static AuditedFinding of(ShownAudit.Shown shown) {
            return new AuditedFinding(
                    FindingPart.of(shown.finding()), shown.listed().change());
        }
    }

    record RegionPart(
            String region, @JsonUnwrapped RunPart run, List<RuleFailurePart> ruleFailures, List<String> warnings) {

        static RegionPart of(String runId, RegionRun run) {
            return new RegionPart(
                    run.place().region(),
                    RunPart.of(
                            run.summary(runId), run.judged().rules(), run.read().calls()),
                    run.judged().failures().stream().map(RuleFailurePart::of).toList(),
                    run.warnings());
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

    record AlertsPart(
            String status,
            String message,
            @Nullable String alertId,
            @Nullable String subject,
            Map<Change.Kind, Integer> changes,
            int waiting,
            @Nullable Integer confirmedSubscriptions) {

        /** The alerts of a dry run: nothing is sent. */
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
                SCHEMA_VERSION,
                report.runId(),
                report.runs().getFirst().place().partition(),
                report.account().id(),
                report.account().name(),
                report.time().start(),
                report.time().end(),
                report.isComplete(),
                report.runs().stream()
                        .map(run -> RegionPart.of(report.runId(), run))
                        .toList(),
                result.read().map(AuditedFinding::of).iterator(),
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
