package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.History.WholeListing;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

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

    /** Jobs that are judged again at the same time: as many snapshots as one request reads. */
    private static final int AT_ONCE = 100;

    /** Until when jobs may be judged again from snapshots, as a part of the time: describing must go on as well. */
    private static final double JUDGING_AGAIN_UNTIL = 0.7;

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
    private final List<String> warnings;

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
        this.warnings = new ArrayList<>(settings.scope().warnings());
        this.quotas = new QuotaReader(source, settings.policy().quotaFallbacks());
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
        History history = ledger.history().orElseGet(() -> History.beginning(startedAt));
        Tally tally = new Tally(place, ledger);
        Settler settler = new Settler(runId, place, settings, store, history, tally);

        PacedApi listJobs = paced("ListJobs", LIST_JOBS_QUOTA);
        PacedApi describeJob = paced("DescribeJob", DESCRIBE_JOB_QUOTA);
        CompletableFuture<Map<JobQuota, QuotaReader.Limit>> limits = CompletableFuture.supplyAsync(
                () -> JobQuota.limits(quotas), Thread.ofPlatform().daemon()::start);
        Listing listing = listAndDescribe(listJobs, describeJob, ledger, history, settler, tally);
        if (!holdsLease()) {
            return without(
                    Outcome.ALREADY_RUNNING,
                    "another audit of " + place.region() + " took over; what this one had seen by then is kept");
        }
        List<QuotaUsage> usages = judgeQuotas(limits.join(), ledger, listing, settler);
        History listed = afterListing(history, listing, ledger);
        Coverage coverage = tally.coverage(listing, listing.problem() == null && listed.knowsEveryJob());
        settler.judge(ledger.entry(new Subject.OfRegion(place)), coverage);

        History after = coverage.pending() == 0 && coverage.listingComplete()
                ? listed.afterFullCoverage(settings.timeline().instant())
                : listed;
        RegionRun run = run(listing, coverage, usages, List.of(listJobs, describeJob), tally, after);
        store.record(run, after);
        return run;
    }

    private Listing listAndDescribe(
            PacedApi listJobs, PacedApi describeJob, Ledger ledger, History history, Settler settler, Tally tally) {
        Deadline time = deadline.reserving(AFTER_DESCRIBING);
        try (Describer describer = new Describer(describeJob, source, ledger, settler::settle, progress, time)) {
            Listing listing = list(listJobs, ledger, history, new HeadStart(ledger, describer));
            Plan plan = plan(ledger, listing);
            Instant untilDescribing = deadline.share(JUDGING_AGAIN_UNTIL).end();
            plan = plan.describingAlso(judgeAgain(plan.upToDate(), untilDescribing, ledger, settler));
            describer.describe(plan.toDescribe());
            Deadline recording = deadline.reserving(AFTER_DESCRIBING.dividedBy(2));
            judgeAgain(tally.pendingRows(), recording.end(), ledger, settler);
            Plan others = plan.without(describer::hasBegun);
            others.upToDate().forEach(tally::current);
            others.waiting().forEach(row -> tally.stillRefused(ledger.entry(row)));
            return listing;
        }
    }

    private Listing list(PacedApi api, Ledger ledger, History history, HeadStart headStart) {
        Lister lister = new Lister(api, source, settings.scope(), ledger, headStart, progress);
        Deadline share = deadline.share(LISTING_SHARE);
        Extent extent = Extent.of(history, api.callsPerSecond(), share.length(), startedAt);
        return switch (extent) {
            case WHOLE -> lister.listWhole(share, deadline.share(LISTING_SHARE_AT_MOST));
            case UNFINISHED -> lister.listUnfinished(share);
        };
    }

    private Plan plan(Ledger ledger, Listing listing) {
        Instant now = settings.timeline().instant();
        Plan plan = Plan.of(ledger, listing, settings.scope(), first, settings.freshness(), now);
        plan.unknown(first)
                .forEach(jobId -> warnings.add("no job '" + jobId + "' is known in " + place.region()
                        + ": it was asked for, and nothing was looked at"));
        return plan;
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

    /**
     * Jobs whose verdicts have run out, or were given by other rules or another policy, are judged by what was last
     * described: those whose evidence is fresh, and those that were not reached. What there is no time for stays due.
     * Gives the jobs whose snapshot is not there.
     */
    private Set<Integer> judgeAgain(IntStream rows, Instant latest, Ledger ledger, Settler settler) {
        Instant now = settings.timeline().instant();
        int[] due = rows.filter(row -> ledger.entry(row).isDueForEvaluation(settings.rulesAndPolicy(), now))
                .toArray();
        Set<Integer> withoutSnapshot = new HashSet<>();
        for (int from = 0; from < due.length && holdsLease(); from += AT_ONCE) {
            if (settings.timeline().instant().isAfter(latest)) {
                warnings.add((due.length - from) + " jobs are still judged by earlier rules or another policy, or by"
                        + " verdicts that have run out: there was no time left, the next audit goes on");
                break;
            }
            int[] batch = Arrays.copyOfRange(due, from, Math.min(due.length, from + AT_ONCE));
            withoutSnapshot.addAll(judgeAgain(batch, ledger, settler));
        }
        return withoutSnapshot;
    }

    private Set<Integer> judgeAgain(int[] rows, Ledger ledger, Settler settler) {
        Map<JobKey, Integer> due = new HashMap<>();
        for (int row : rows) {
            due.put(ledger.key(row), row);
        }
        Map<JobKey, Job> snapshots = store.snapshots(place, due.keySet());
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            snapshots.forEach((key, job) ->
                    together.execute(() -> settler.judgeAgain(ledger.entry(new Subject.OfJob(key)), job)));
        }
        due.keySet().removeAll(snapshots.keySet());
        return Set.copyOf(due.values());
    }

    private List<QuotaUsage> judgeQuotas(
            Map<JobQuota, QuotaReader.Limit> limits, Ledger ledger, Listing listing, Settler settler) {
        boolean wholeAccount =
                settings.scope().isWholeAccount() && listing.problem() == null && listing.unreadable() == 0;
        List<QuotaUsage> usages = new ArrayList<>();
        limits.forEach((quota, limit) -> {
            QuotaUsage usage = quota.usage(place, ledger, wholeAccount, limit);
            usages.add(usage);
            settler.judge(ledger.entry(new Subject.OfQuota(place, quota.code())), usage);
        });
        return usages;
    }

    private History afterListing(History history, Listing listing, Ledger ledger) {
        return listing.isWhole() || listing.problem() != null
                ? history.after(
                        new WholeListing(startedAt, listing.isWhole(), listing.jobs(), ledger.listedAndUnknown()))
                : history;
    }

    private RegionRun run(
            Listing listing,
            Coverage coverage,
            List<QuotaUsage> usages,
            List<PacedApi> apis,
            Tally tally,
            History after) {
        Instant endedAt = settings.timeline().instant();
        Map<String, ApiCalls> calls = quotas.calls();
        apis.forEach(api -> calls.put(api.name(), api.calls()));
        String problem = Objects.requireNonNullElse(listing.problem(), "");
        boolean nothingListed = !problem.isEmpty() && listing.jobs() == 0;
        if (!problem.isEmpty()) {
            warnings.add("listing: " + problem);
        }
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
                tally.changes(),
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
