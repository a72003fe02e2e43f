package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.judging.OpenFindings;
import dev.iotjobs.auditor.audit.judging.Records;
import dev.iotjobs.auditor.audit.judging.Tally;
import dev.iotjobs.auditor.audit.judging.VerdictCounts;
import dev.iotjobs.auditor.audit.listing.Listing;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Judged;
import dev.iotjobs.auditor.audit.result.RegionRun.Read;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.Head;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Assembles the result of the audit of a Region. Safe for use by several threads. */
final class RegionResultBuilder {

    private final AuditRequest request;
    private final AccountRegion place;
    private final Head head;
    private final Records records;
    private final Tally tally;
    private final VerdictCounts verdicts;
    private final List<String> warnings;
    private final Supplier<TimeSpan> timeSoFar;

    RegionResultBuilder(
            AuditRequest request,
            Head head,
            Records records,
            Tally tally,
            VerdictCounts verdicts,
            List<String> warnings,
            Supplier<TimeSpan> timeSoFar) {
        this.request = request;
        this.place = tally.place();
        this.head = head;
        this.records = records;
        this.tally = tally;
        this.verdicts = verdicts;
        this.warnings = warnings;
        this.timeSoFar = timeSoFar;
    }

    /** The result so far. The audit continues, so its coverage is unknown. */
    RegionResult interim() {
        Set<String> inScope = inScope();
        TimeSpan time = timeSoFar.get();
        RegionRun run = RegionRun.interim(place, byExemption(inScope, time).getOrDefault(false, List.of()), time);
        return new RegionResult(run, head, records, inScope, request.isWhole(), false);
    }

    /** The result of a completed audit. */
    RegionResult of(
            Listing listing,
            Coverage coverage,
            List<QuotaUsage> usages,
            Map<String, ApiCalls> calls,
            List<Exemption> exemptions,
            boolean isBaselineIncomplete) {
        String problem = Objects.requireNonNullElse(listing.problem(), "");
        boolean isNothingListed = !problem.isEmpty() && listing.size() == 0;
        if (!problem.isEmpty()) {
            warnings.add("listing: " + problem);
        }
        warnings.addAll(request.scope().warnings());
        Set<String> inScope = inScope();
        TimeSpan time = timeSoFar.get();
        Map<Boolean, List<OpenFinding>> open = byExemption(inScope, time);
        RegionRun run = new RegionRun(
                isNothingListed ? RegionRun.Outcome.FAILED : RegionRun.Outcome.COMPLETED,
                isNothingListed ? problem : "",
                time,
                coverage,
                new Read(calls, usages, tally.notEvaluated()),
                new Judged(
                        verdicts.counts(subjectId -> inScope.contains(subjectId) || isInScopeWithoutRecord(subjectId)),
                        verdicts.failures(),
                        tally.transitions(),
                        open.getOrDefault(false, List.of()),
                        open.getOrDefault(true, List.of()),
                        exemptions),
                warnings);
        return new RegionResult(run, head, records, inScope, request.isWhole(), isBaselineIncomplete);
    }

    /** The open findings in scope: under true the exempted ones, under false all others. */
    private Map<Boolean, List<OpenFinding>> byExemption(Set<String> inScope, TimeSpan time) {
        return OpenFindings.of(place, records, inScope, tally, time.start()).stream()
                .collect(Collectors.partitioningBy(finding -> finding.exemption() != null));
    }

    private Set<String> inScope() {
        return Stream.concat(records.all(), records.gone())
                .filter(request::covers)
                .map(known -> known.subject().id())
                .collect(Collectors.toSet());
    }

    /**
     * Whether the result counts the verdicts on a subject that has no record. False for jobs. True for other subjects
     * if the audit covers the whole configured scope.
     */
    private boolean isInScopeWithoutRecord(String subjectId) {
        // A subject that is not a job has a record only while it has a mark.
        return request.isWhole() && !Subject.OfJob.isId(subjectId);
    }
}
