package dev.iotjobs.auditor.export.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.report.document.ExemptionPart;
import dev.iotjobs.auditor.report.document.FindingPart;
import dev.iotjobs.auditor.report.document.NotEvaluatedPart;
import dev.iotjobs.auditor.report.document.QuotaPart;
import dev.iotjobs.auditor.report.document.RunPart;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON document of a report. Its components have the names of the schema {@code report.schema.json}. Each instance
 * can be written only once.
 */
record ReportDocument(
        int schemaVersion,
        Tool tool,
        Instant writtenAt,
        Instant asOf,
        List<String> accounts,
        List<RegionPart> regions,
        List<DayPart> trend,
        List<OfAccount<QuotaPart>> quotas,
        List<OfAccount<ExemptionPart>> exemptions,
        List<OfAccount<NotEvaluatedPart>> notEvaluated,
        Iterator<OfAccount<FindingPart>> findings,
        Iterator<OfAccount<FindingPart>> closedFindings) {

    /**
     * The version of the schema. It is raised when a program for earlier documents would misunderstand a new document.
     */
    private static final int SCHEMA_VERSION = 1;

    /** The program that wrote the document. */
    record Tool(String name, String version, @Nullable String commit) {

        static Tool of(ReportInfo info) {
            return new Tool("iot-jobs-auditor", info.version(), info.commit().isEmpty() ? null : info.commit());
        }
    }

    /** A part of a report, such as a finding, with the id of the account that this part is about. */
    record OfAccount<T>(String accountId, @JsonUnwrapped T part) {}

    record RegionPart(
            String accountId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String accountName,
            String region,
            String runId,
            @JsonUnwrapped RunPart run,
            List<String> warnings) {

        static RegionPart of(ReportedRegion region, AccountLabel account) {
            return new RegionPart(
                    account.id(),
                    account.name(),
                    region.place().region(),
                    region.summary().runId(),
                    RunPart.of(region.summary(), region.rules(), region.read().calls()),
                    region.summary().warnings());
        }
    }

    record DayPart(
            String day,
            Map<String, Map<Severity, Integer>> open,
            Map<String, Integer> transitions,
            List<UsePart> quotas) {

        static DayPart of(ReportedDay day) {
            List<UsePart> quotas = new ArrayList<>();
            day.quotas().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(
                            Comparator.comparing(AccountRegion::accountId).thenComparing(AccountRegion::region)))
                    .forEach(place -> new TreeMap<>(place.getValue())
                            .forEach((code, usage) -> quotas.add(UsePart.of(place.getKey(), code, usage))));
            return new DayPart(
                    day.day().toString(), sorted(day.open(), TreeMap::new), new TreeMap<>(day.transitions()), quotas);
        }
    }

    record UsePart(
            String accountId,
            String region,
            String quotaCode,
            long used,
            @Nullable Long limit) {

        static UsePart of(AccountRegion place, String quotaCode, ReportedDay.Usage usage) {
            return new UsePart(
                    place.accountId(),
                    place.region(),
                    quotaCode,
                    usage.used(),
                    usage.limit() == 0 ? null : usage.limit());
        }
    }

    /**
     * @param open open findings; the stream is read while the document is written
     * @param closed closed findings; the stream is read while the document is written
     */
    static ReportDocument of(ReportData report, ReportInfo info, Stream<Finding> open, Stream<Finding> closed) {
        List<ReportedRegion> regions = report.regions();
        return new ReportDocument(
                SCHEMA_VERSION,
                Tool.of(info),
                info.writtenAt(),
                report.asOf(),
                regions.stream()
                        .map(region -> region.place().accountId())
                        .distinct()
                        .toList(),
                regions.stream()
                        .map(region -> RegionPart.of(
                                region, report.account(region.place().accountId())))
                        .toList(),
                report.days().stream().map(DayPart::of).toList(),
                each(regions, region -> region.read().quotas().stream().map(QuotaPart::of)),
                report.exemptions().stream().map(ReportDocument::exemption).toList(),
                each(regions, region -> region.read().notEvaluated().stream().map(NotEvaluatedPart::of)),
                open.map(ReportDocument::finding).iterator(),
                closed.map(ReportDocument::finding).iterator());
    }

    private static OfAccount<FindingPart> finding(Finding finding) {
        return new OfAccount<>(finding.key().place().accountId(), FindingPart.of(finding));
    }

    private static OfAccount<ExemptionPart> exemption(ReportedExemption exemption) {
        return new OfAccount<>(
                exemption.accountId(),
                new ExemptionPart(
                        exemption.id(),
                        exemption.reason(),
                        exemption.owner(),
                        exemption.ticket(),
                        exemption.expires() == null ? null : exemption.expires().toString(),
                        exemption.reviewBy() == null
                                ? null
                                : exemption.reviewBy().toString(),
                        exemption.findings()));
    }

    private static <T> List<OfAccount<T>> each(
            List<ReportedRegion> regions, Function<ReportedRegion, Stream<T>> parts) {
        return regions.stream()
                .flatMap(region -> parts.apply(region)
                        .map(part -> new OfAccount<>(region.place().accountId(), part)))
                .toList();
    }

    private static <V, R> Map<String, R> sorted(Map<String, V> values, Function<V, R> part) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, value -> part.apply(value.getValue()), (a, _) -> a, TreeMap::new));
    }
}
