package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.History.WholeListing;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One audit of one Region, from the lease to the record. Used once. */
final class RegionAudit {

    /** Quotas of the two calls the audit lives by, and what AWS last published for each, in calls a second. */
    private static final String LIST_JOBS_QUOTA = "L-145FD0E6";

    private static final String DESCRIBE_JOB_QUOTA = "L-609D00CE";
    private static final double PUBLISHED_CALLS_PER_SECOND = 10;

    /** What listing may take of the time. */
    private static final double LISTING_SHARE = 0.4;

    /** What listing may take where it has to start again with less. */
    private static final double LISTING_SHARE_AT_MOST = 0.5;

    /** What judging, recording and telling need after the last job was described. */
    private static final Duration AFTER_DESCRIBING = Duration.ofSeconds(60);

    /** Jobs that are judged again at the same time, from their snapshots. */
    private static final int SNAPSHOTS_AT_ONCE = 100;

    private final String runId;
    private final Place place;
    private final JobSource source;
    private final Set<String> first;
    private final AuditProgress progress;
    private final AuditSettings settings;
    private final AuditStore store;
    private final Leases leases;
    private final Deadline deadline;
    private final Instant startedAt;
    private final QuotaReader quotas;
    private final Tally tally;

    RegionAudit(
            String runId,
            AuditedRegion region,
            AuditSettings settings,
            AuditStore store,
            Leases leases,
            Deadline deadline) {
        this.runId = runId;
        this.place = region.place();
        this.source = region.source();
        this.first = region.first();
        this.progress = region.progress();
        this.settings = settings;
        this.store = store;
        this.leases = leases;
        this.deadline = deadline;
        this.startedAt = settings.timeline().instant();
        this.quotas = new QuotaReader(source, settings.policy().quotaFallbacks());
        this.tally = new Tally(place);
    }

    /** Audits the Region, if no other run does; whatever goes wrong is in the result. The lease is kept. */
    RegionRun audit() {
        try {
            Optional<String> inTheWay = leases.take(place.region());
            return inTheWay.isPresent() ? without(Outcome.ALREADY_RUNNING, inTheWay.get()) : auditUnderLease();
        } catch (StoreException e) {
            return without(Outcome.FAILED, e.getMessage());
        }
    }

    private RegionRun auditUnderLease() {
        Ledger ledger = store.readLedger(place);
        ledger.entries().forEach(tally::knew);
        History history = ledger.history().orElseGet(() -> History.beginning(startedAt));
        Settler settler = new Settler(runId, place, settings, store, history, tally);

        PacedApi listJobs = paced("ListJobs", LIST_JOBS_QUOTA);
        Listing listing = list(listJobs, history);

        Instant now = settings.timeline().instant();
        Plan plan = Plan.of(ledger, listing, settings.scope(), first, settings.freshness(), now);
        PacedApi describeJob = paced("DescribeJob", DESCRIBE_JOB_QUOTA);
        new Describer(describeJob, source, progress, deadline.reserving(AFTER_DESCRIBING))
                .describe(plan.toDescribe(), settler::settle);

        plan.upToDate().forEach(tally::current);
        plan.waiting().forEach(tally::stillRefused);
        judgeAgain(plan.upToDate(), settler);
        if (!holdsLease()) {
            return without(
                    Outcome.ALREADY_RUNNING,
                    "another audit of " + place.region() + " took over; what this one had seen by then is kept");
        }
        List<QuotaUsage> usages = judgeQuotas(ledger, listing, settler);
        History listed = afterListing(history, listing);
        Coverage coverage = judgeCoverage(ledger, listing, listed, settler);

        History after = coverage.pending() == 0 && coverage.listingComplete()
                ? listed.afterFullCoverage(settings.timeline().instant())
                : listed;
        RegionRun run = run(listing, plan, coverage, usages, List.of(listJobs, describeJob), after);
        store.record(run, after);
        return run;
    }

    private Listing list(PacedApi api, History history) {
        Lister lister = new Lister(api, source, settings.scope(), progress);
        Deadline share = deadline.share(LISTING_SHARE);
        Extent extent = Extent.of(history, api.callsPerSecond(), share.length(), startedAt);
        return switch (extent) {
            case WHOLE -> lister.listWhole(share, deadline.share(LISTING_SHARE_AT_MOST));
            case UNFINISHED -> lister.listUnfinished(share);
        };
    }

    private PacedApi paced(String api, String quotaCode) {
        Budget budget = settings.budget();
        double quota = PUBLISHED_CALLS_PER_SECOND;
        if (budget.isShare()) {
            Double known = quotas.read(quotaCode, PUBLISHED_CALLS_PER_SECOND).value();
            quota = known == null || known <= 0 ? PUBLISHED_CALLS_PER_SECOND : known;
        }
        return new PacedApi(api, new Pacer(budget.of(quota), settings.timeline()), this::holdsLease);
    }

    private boolean holdsLease() {
        return leases.keep(place.region());
    }

    /** Jobs whose evidence holds, but whose verdicts have run out or were given by other rules or another policy. */
    private void judgeAgain(List<LedgerEntry> upToDate, Settler settler) {
        Instant now = settings.timeline().instant();
        Map<JobKey, LedgerEntry> due = new HashMap<>();
        for (LedgerEntry entry : upToDate) {
            if (entry.isDueForEvaluation(settings.rulesAndPolicy(), now)
                    && entry.subject() instanceof Subject.OfJob(JobKey key)) {
                due.put(key, entry);
            }
        }
        List<JobKey> keys = List.copyOf(due.keySet());
        for (int from = 0; from < keys.size() && holdsLease(); from += SNAPSHOTS_AT_ONCE) {
            List<JobKey> batch = keys.subList(from, Math.min(keys.size(), from + SNAPSHOTS_AT_ONCE));
            Map<JobKey, Job> snapshots = store.snapshots(place, batch);
            try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
                snapshots.forEach((key, job) ->
                        together.execute(() -> settler.judgeAgain(Objects.requireNonNull(due.get(key)), job)));
            }
        }
    }

    private List<QuotaUsage> judgeQuotas(Ledger ledger, Listing listing, Settler settler) {
        boolean wholeAccount =
                settings.scope().isWholeAccount() && listing.problem() == null && listing.unreadable() == 0;
        List<QuotaUsage> usages = new ArrayList<>();
        for (JobQuota quota : JobQuota.values()) {
            QuotaUsage usage = quota.usage(place, listing, wholeAccount, quotas);
            usages.add(usage);
            settler.judge(ledger.entry(new Subject.OfQuota(place, quota.code())), usage);
        }
        return usages;
    }

    private Coverage judgeCoverage(Ledger ledger, Listing listing, History history, Settler settler) {
        Coverage coverage = tally.coverage(listing, listing.problem() == null && history.knowsEveryJob());
        settler.judge(ledger.entry(new Subject.OfRegion(place)), coverage);
        return coverage;
    }

    private History afterListing(History history, Listing listing) {
        return listing.isWhole() || listing.problem() != null
                ? history.after(new WholeListing(
                        startedAt, listing.isWhole(), listing.jobs().size()))
                : history;
    }

    private RegionRun run(
            Listing listing,
            Plan plan,
            Coverage coverage,
            List<QuotaUsage> usages,
            List<PacedApi> apis,
            History after) {
        Instant endedAt = settings.timeline().instant();
        Map<String, ApiCalls> calls = quotas.calls();
        apis.forEach(api -> calls.put(api.name(), api.calls()));
        List<String> warnings = new ArrayList<>(settings.scope().warnings());
        String problem = Objects.requireNonNullElse(listing.problem(), "");
        boolean nothingListed = !problem.isEmpty() && listing.jobs().isEmpty();
        if (!problem.isEmpty()) {
            warnings.add("listing: " + problem);
        }
        plan.unknown(first)
                .forEach(jobId -> warnings.add("no job '" + jobId + "' is known in " + place.region()
                        + ": it was asked for, and nothing was looked at"));
        return new RegionRun(
                runId,
                place,
                nothingListed ? Outcome.FAILED : Outcome.COMPLETED,
                nothingListed ? problem : "",
                startedAt,
                endedAt,
                coverage,
                calls,
                usages,
                tally.verdicts(),
                tally.transitions(),
                tally.open(),
                tally.notEvaluated(),
                after.isBaseline(endedAt),
                warnings);
    }

    private RegionRun without(Outcome outcome, String message) {
        return RegionRun.without(
                runId, place, outcome, message, startedAt, settings.timeline().instant());
    }
}
