package dev.iotjobs.auditor.export.source;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RegionRun.Read;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A saved audit document without its findings.
 *
 * @param partition such as {@code aws}; empty in the oldest documents, which do not state the partition
 * @param startedAt when the audit began
 */
record SavedHead(
        String partition,
        AccountLabel account,
        Instant startedAt,
        List<ReportedRegion> regions,
        List<ReportedExemption> exemptions) {

    /** The newest schema version of audit documents that this program can read. */
    private static final int NEWEST = 1;

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private static final Set<Gap> NO_DATA =
            Arrays.stream(Gap.values()).filter(Gap::isNoData).collect(Collectors.toSet());

    /** @throws BadDocumentException if the fields are not those of an audit */
    static SavedHead of(JsonFields document) {
        checkVersion(document);
        String accountId = document.text("accountId");
        if (!ACCOUNT.matcher(accountId).matches()) {
            throw document.bad("accountId", "must have 12 digits");
        }
        String name = document.text("accountName", "");
        if (!name.isEmpty() && !AccountLabel.isName(name)) {
            throw document.bad("accountName", AccountLabel.RULE);
        }
        AccountLabel account = new AccountLabel(accountId, name);
        SavedHead head = new SavedHead(
                document.text("partition", ""), account, document.instant("startedAt"), List.of(), List.of());
        String runId = document.text("runId");
        List<QuotaUsage> quotas = document.list("quotas", quota -> quota(head.place(quota.text("region")), quota));
        List<NotEvaluated> notEvaluated = document.list("notEvaluated", SavedHead::notEvaluated);
        return new SavedHead(
                head.partition,
                account,
                head.startedAt,
                document.list(
                        "regions",
                        region -> region(runId, head.place(region.text("region")), region, quotas, notEvaluated)),
                document.list("exemptions", exemption -> exemption(accountId, exemption)));
    }

    private static void checkVersion(JsonFields document) {
        int version = document.has("schemaVersion") ? document.number("schemaVersion") : NEWEST;
        if (version > NEWEST) {
            throw new BadDocumentException("schemaVersion is " + version
                    + ", but this version of the auditor reads at most " + NEWEST + ": update the auditor");
        }
    }

    /**
     * The given Region in the account and partition of this saved audit. If the audit does not state the partition,
     * derives the partition from the name of the Region.
     */
    AccountRegion place(String region) {
        return new AccountRegion(partition.isEmpty() ? partition(region) : partition, account.id(), region);
    }

    /** The partition of a Region, for saved audits that do not state the partition. */
    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        if (region.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        return region.startsWith("eusc-") ? "aws-eusc" : "aws";
    }

    private static ReportedRegion region(
            String runId,
            AccountRegion place,
            JsonFields region,
            List<QuotaUsage> quotas,
            List<NotEvaluated> notEvaluated) {
        JsonFields ruleCoverage = region.object("ruleCoverage");
        RunSummary summary = new RunSummary(
                runId,
                region.constant("outcome", Outcome.class),
                region.text("message"),
                new TimeSpan(region.instant("startedAt"), region.instant("endedAt")),
                coverage(place, region.object("coverage")),
                new RuleCoverage(ruleCoverage.count("expected"), ruleCoverage.count("withoutData")),
                region.texts("warnings"));
        Read read = new Read(
                region.map(
                        "calls",
                        calls -> new ApiCalls(calls.count("made"), calls.count("throttled"), calls.count("failed"))),
                quotas.stream().filter(quota -> quota.place().equals(place)).toList(),
                notEvaluated.stream()
                        .filter(job -> job.region().equals(place.region()))
                        .toList());
        return new ReportedRegion(summary, region.map("rules", SavedHead::rule), read);
    }

    private static Coverage coverage(AccountRegion place, JsonFields coverage) {
        int listed = coverage.number("listed");
        Coverage.Listing extent = coverage.flag("listingComplete")
                ? Coverage.Listing.COMPLETE
                : listed == 0 ? Coverage.Listing.NONE : Coverage.Listing.INCOMPLETE;
        int heldBack = coverage.number("heldBack");
        return new Coverage(
                place,
                new Coverage.Listed(listed, coverage.number("endedLongAgo"), extent, coverage.text("listingProblem")),
                coverage.number("described"),
                coverage.number("evaluated"),
                new Coverage.Failures(
                        coverage.number("denied"),
                        coverage.number("malformed"),
                        coverage.number("failed"),
                        0,
                        List.of()),
                new Coverage.NotReached(coverage.number("overdue"), 0, coverage.number("unseen"), Instant.EPOCH),
                new Coverage.Deletions(coverage.number("vanished"), heldBack, heldBack));
    }

    private static RuleCounts rule(JsonFields rule) {
        return new RuleCounts(
                rule.number("compliant"),
                rule.number("notApplicable"),
                rule.number("pending"),
                rule.counts("nonCompliant", Severity.class),
                rule.counts("insufficientData", Gap.class),
                rule.texts("examples", Gap.class),
                NO_DATA);
    }

    private static QuotaUsage quota(AccountRegion place, JsonFields quota) {
        return new QuotaUsage(
                place,
                new QuotaUsage.Quota(quota.text("quotaCode"), quota.text("name")),
                quota.decimalOrNull("limit"),
                quota.constant("limitSource", QuotaUsage.LimitSource.class),
                quota.count("used"),
                quota.count("undetermined"),
                quota.flag("wholeAccount"));
    }

    private static NotEvaluated notEvaluated(JsonFields job) {
        return new NotEvaluated(
                job.text("region"),
                job.text("jobId"),
                job.constant("reason", NotEvaluated.Reason.class),
                job.text("message"));
    }

    private static ReportedExemption exemption(String accountId, JsonFields exemption) {
        return new ReportedExemption(
                accountId,
                exemption.text("id"),
                exemption.text("reason"),
                exemption.text("owner"),
                exemption.textOrNull("ticket"),
                exemption.dateOrNull("expires"),
                exemption.dateOrNull("reviewBy"),
                exemption.count("findings"));
    }
}
