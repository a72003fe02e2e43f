package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.setting.SharedSettings.AGES_OUT_AFTER;
import static dev.iotjobs.auditor.setting.SharedSettings.PLACEHOLDERS;

import dev.iotjobs.auditor.audit.Leases.LeaseLostException;
import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.PacedApi;
import dev.iotjobs.auditor.audit.api.PacedApis;
import dev.iotjobs.auditor.audit.api.QuotaCodes;
import dev.iotjobs.auditor.audit.api.QuotaReader;
import dev.iotjobs.auditor.audit.describing.DescribeQueue;
import dev.iotjobs.auditor.audit.describing.Describer;
import dev.iotjobs.auditor.audit.describing.TagReader;
import dev.iotjobs.auditor.audit.judging.Comparison;
import dev.iotjobs.auditor.audit.judging.CoverageCounter;
import dev.iotjobs.auditor.audit.judging.Records;
import dev.iotjobs.auditor.audit.judging.Settler;
import dev.iotjobs.auditor.audit.judging.SeveralJobs;
import dev.iotjobs.auditor.audit.judging.Tally;
import dev.iotjobs.auditor.audit.judging.UnstoredFindings;
import dev.iotjobs.auditor.audit.judging.VerdictCounts;
import dev.iotjobs.auditor.audit.listing.Extent;
import dev.iotjobs.auditor.audit.listing.Lister;
import dev.iotjobs.auditor.audit.listing.Listing;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.FindingReader;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RegionFacts.InDeletion;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.Head;
import dev.iotjobs.auditor.state.Head.Brake;
import dev.iotjobs.auditor.state.Head.WholeListing;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.RegionStore.HeadRead;
import dev.iotjobs.auditor.state.Repair;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One audit of one Region, under the Region's lease. {@link #audit} shows its steps. Each instance is used once. */
final class RegionAudit {

    /** Time reserved after jobs are described, for judging, storing and reporting. */
    private static final Duration AFTER_DESCRIBING = Duration.ofSeconds(60);

    /** Minimum age at which a scheduled audit replaces the stored figures of an open finding with changed figures. */
    private static final Duration REFRESH_FIGURES_AFTER = Duration.ofHours(1);

    /** Minimum time from the first audit that finds implausibly many deleted jobs to an audit that confirms this. */
    private static final Duration BRAKE_CONFIRMED_AFTER = Duration.ofHours(1);

    private final AuditRequest request;
    private final RegionToAudit region;
    private final AuditSettings settings;
    private final Policy policy;
    private final PolicyUse policyUse;
    private final RegionStore store;
    private final HeadRead read;
    private final Leases leases;
    private final UrgentReports.OfRegion urgent;
    private final Timeline timeline;
    private final AccountRegion place;
    private final Instant startedAt;
    private final Records records = new Records();
    private final Tally tally;
    private final VerdictCounts verdicts;
    private final QuotaReader quotas;
    private final PacedApis apis;
    private final Settler settler;
    private final boolean isWhole;
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final RegionResultBuilder results;
    private final AtomicInteger criticalBefore = new AtomicInteger();
    private volatile Circumstances circumstances;
    private final Set<String> unreadable = Collections.synchronizedSet(new HashSet<>());

    /** @param read the head before this run took the lease, but with the new baseline if this run stored one */
    RegionAudit(
            AuditContext audit, RegionToAudit region, RegionStore store, HeadRead read, UrgentReports.OfRegion urgent) {
        this.request = audit.request();
        this.region = region;
        this.settings = audit.settings();
        this.policy = audit.policy().policy();
        this.store = store;
        this.read = read;
        this.leases = audit.leases();
        this.urgent = urgent;
        this.timeline = audit.timeline();
        this.place = region.place();
        this.policyUse = audit.policy().useIn(place.region());
        this.startedAt = timeline.instant();
        this.isWhole = request.isWhole();
        this.tally = new Tally(place);
        this.verdicts = new VerdictCounts(settings.ruleBook().definitions(), policy.gapsInCoverage());
        this.quotas = new QuotaReader(region.source(), policy.quotaFallbacks());
        this.apis = new PacedApis(quotas, settings.budget(), timeline, this::holdsLease);
        this.results =
                new RegionResultBuilder(request, read.head(), records, tally, verdicts, warnings, this::timeSoFar);
        Duration refreshAfter = request.scheduled() ? REFRESH_FIGURES_AFTER : Duration.ZERO;
        this.circumstances =
                read.head().circumstances(settings.ruleBook(), policy, startedAt, settings.tick(), refreshAfter);
        this.settler = new Settler(store, records, verdicts, tally, () -> circumstances, timeline, this::holdsLease);
    }

    private TimeSpan timeSoFar() {
        return new TimeSpan(startedAt, timeline.instant());
    }

    AccountRegion place() {
        return place;
    }

    /** Audits the Region. Does not give the lease back. */
    RegionResult audit() {
        if (circumstances.judgesAtAnyAge()) {
            circumstances = circumstances.withRetention(quotas.retention());
        }
        List<SubjectRecord> changed = read();
        if (!changed.isEmpty()) {
            requireStoredLease();
        }
        ParallelCalls.forEach(changed, settings.callsAtOnce(), settler::writeByEvidence);
        PacedApi listJobs = apis.of("ListJobs", QuotaCodes.LIST_JOBS);
        PacedApi describeJob = apis.of("DescribeJob", QuotaCodes.DESCRIBE_JOB);
        QuotaLimits limits = QuotaLimits.reading(quotas, settings.callsAtOnce());
        DescribeQueue queue = new DescribeQueue();
        Predicate<JobSummary> opens = circumstances.judgesAtAnyAge() ? settler::opens : _ -> false;
        Planner planner = new Planner(request, records, queue, circumstances.at(timeline.instant()), opens);
        Listing listing = new Listing(policy.longest(AGES_OUT_AFTER), startedAt, planner::leaves, planner::placeListed);
        CoverageCounter counter =
                new CoverageCounter(records, listing, tally, read.head(), policy.firstCoverage(), startedAt);
        Comparison comparison;
        try (Describer describer = describer(queue, listing, counter, describeJob)) {
            list(listing, listJobs, describer);
            ParallelCalls.forEach(planner.ended(), settings.callsAtOnce(), settler::listed);
            boolean isDamaged = read.isDamaged() || !unreadable.isEmpty();
            comparison = Comparison.of(store, read.head().compared(), isDamaged, settings.tick(), startedAt);
            planner.placeUnlisted(listing, comparison.orphans(records));
            planner.unknown(listing).forEach(this::warnOfUnknown);
            if (listing.isUnreachable()) {
                String problem = String.valueOf(listing.problem());
                queue.takeRest().forEach(attempt -> tally.unreachable(attempt.jobId(), problem));
            }
            describer.finish();
        }
        describeAgain(planner.changed(), listing, counter, describeJob);
        readTags();
        planner.fresh().forEach(_ -> tally.fresh());
        planner.waiting().forEach(counter::waiting);
        apis.givenUp().forEach(reason -> warnings.add("no more calls were made: " + reason));
        int known = knownInScope();
        boolean isBraking = settleDeletions(known);
        boolean areAllListed = request.scope().isEveryJob() && listing.isComplete() && listing.unreadable() == 0;
        List<QuotaUsage> usages = limits.usages(place, listing, areAllListed);
        Coverage coverage = tally.coverage(listing, known, counter.firstCoverageEnds());
        requireStoredLease();
        if (isWhole) {
            judgeAccount(
                    usages,
                    new RegionFacts(coverage, policyUse, new InDeletion(listing.inDeletion(), areAllListed)),
                    comparison);
        }
        compare(comparison, isBraking);
        keepHead(listing);
        return results.of(listing, coverage, usages, apis.calls(), policy.exemptions(), counter.isBaselineIncomplete());
    }

    /** The result from the stored records alone. Makes no call to AWS IoT and writes nothing. */
    RegionResult readOnly() {
        read();
        Listing listing = new Listing(policy.longest(AGES_OUT_AFTER), startedAt, _ -> true, _ -> {});
        listing.conclude(Extent.WHOLE, null);
        records.jobIds().forEach(_ -> tally.fresh());
        return results.of(
                listing, tally.coverage(listing, 0, startedAt), List.of(), Map.of(), policy.exemptions(), false);
    }

    /** A reader of the findings of a dry run. Uses the records to rebuild findings that the dry run did not store. */
    FindingReader findings() {
        return new UnstoredFindings(store, records, circumstances);
    }

    /** Reads all records and judges them by their stored evidence. Returns the records that the verdicts change. */
    private List<SubjectRecord> read() {
        List<SubjectRecord> changed = Collections.synchronizedList(new ArrayList<>());
        ParallelCalls.forEach(store.shards(), Math.min(4, settings.callsAtOnce()), shard -> {
            if (!holdsLease()) {
                throw new LeaseLostException(place.region());
            }
            store.read(
                    shard,
                    known -> {
                        if (known.marks().values().stream().anyMatch(Mark::isCritical)) {
                            criticalBefore.incrementAndGet();
                        }
                        if (settler.judgeByEvidence(known)) {
                            changed.add(known);
                        }
                    },
                    item -> {
                        unreadable.add(item.key().toString());
                        Subject subject = store.subjectOf(item);
                        if (subject != null) {
                            records.putUnreadable(subject, item);
                        }
                    });
        });
        if (!unreadable.isEmpty()) {
            warnings.add(Figures.count(unreadable.size(), "stored record")
                    + " could not be read; this audit describes the affected jobs again");
        }
        return List.copyOf(changed);
    }

    /** Lists the jobs. Meanwhile, threads describe the jobs that are already listed. */
    private void list(Listing listing, PacedApi api, Describer describer) {
        AuditProgress progress = new AuditProgress() {
            @Override
            public void listed(int jobs) {
                describer.start();
                lookForUrgent();
                region.progress().listed(jobs);
            }
        };
        boolean knowsJobs = !records.jobIds().isEmpty();
        new Lister(api, region.source(), request.scope(), listing, knowsJobs, progress)
                .list(read.head().last().listing(), request.deadline(), settings.tick(), startedAt);
    }

    private void warnOfUnknown(String jobId) {
        warnings.add("job '" + jobId + "' was requested but not described: it was not listed in " + place.region()
                + "; check the job ID, the Region and the scope, and whether it ended longer ago than 'agesOutAfter'");
    }

    private void describeAgain(Set<String> jobIds, Listing listing, CoverageCounter counter, PacedApi api) {
        DescribeQueue queue = new DescribeQueue();
        jobIds.forEach(jobId -> {
            tally.skipNext(jobId);
            queue.add(jobId, DescribeQueue.Urgency.CHANGED, startedAt);
        });
        try (Describer describer = describer(queue, listing, counter, api)) {
            describer.finish();
        }
    }

    private Describer describer(DescribeQueue queue, Listing listing, CoverageCounter counter, PacedApi api) {
        Set<String> placeholders = policy.entries(PLACEHOLDERS);
        return new Describer(
                queue,
                (jobId, latest) -> api.call(latest, () -> region.source().describeJob(jobId, placeholders)),
                (jobId, answer) -> settle(jobId, answer, listing, counter),
                region.progress(),
                timeline,
                request.deadline().reserving(AFTER_DESCRIBING),
                settings.callsAtOnce());
    }

    private void readTags() {
        Instant latest = request.deadline().reserving(AFTER_DESCRIBING).end();
        DueTags due = new DueTags(
                request,
                circumstances,
                settings.callsAtOnce(),
                () -> new TagReader(
                        apis.of(Fact.TAGS.call(), QuotaCodes.LIST_TAGS),
                        region.source(),
                        circumstances.comparedTags(),
                        latest));
        warnings.addAll(due.read(records, (known, tags) -> {
            settler.tagged(known, tags);
            lookForUrgent();
        }));
    }

    /** Sends an urgent report of critical findings, if it is due. Called often, for example after each job. */
    private void lookForUrgent() {
        urgent.look(criticalBefore.get() + tally.criticals(), results::interim);
    }

    private void settle(String jobId, Answer<Job> answer, Listing listing, CoverageCounter counter) {
        if (answer instanceof Answer.OutOfTime<Job>) {
            counter.notReached(jobId);
        } else {
            settler.settle(jobId, answer, listing.of(jobId));
        }
        lookForUrgent();
    }

    /** The number of jobs in scope with a stored record. */
    private int knownInScope() {
        return (int) records.jobIds().stream()
                .filter(jobId ->
                        records.ofJob(jobId).stream().anyMatch(known -> known.revision() > 0 && request.covers(known)))
                .count();
    }

    /**
     * Closes the findings of jobs for which DescribeJob answered 404. If implausibly many jobs are deleted, keeps these
     * findings open until the user or a later audit confirms the deletions. Returns whether the findings stay open.
     */
    private boolean settleDeletions(int known) {
        List<String> deleted = settler.deletedAndKnown();
        Brake before = read.head().brake();
        boolean isImplausible = policy.brakes(deleted.size(), known);
        boolean isConfirmed = request.acceptDeletions()
                || (before != null && !startedAt.isBefore(before.since().plus(BRAKE_CONFIRMED_AFTER)));
        boolean isBraking = isImplausible && !isConfirmed;
        if (isBraking) {
            tally.heldBack(deleted.size());
            deleted.forEach(settler::holdBack);
            warnings.add("AWS IoT no longer finds " + deleted.size() + " of " + known
                    + " known jobs, which is implausible: their findings stay open until an audit at least an hour later"
                    + " confirms this; to close them now, run './audit run --region " + place.region()
                    + " --accept-deletions'");
        } else {
            Instant since = isImplausible && before != null ? before.since() : startedAt;
            ParallelCalls.forEach(deleted, settings.callsAtOnce(), jobId -> settler.delete(jobId, since));
        }
        if (holdsLease() && (isBraking || before != null)) {
            store.keep(isBraking ? new Brake(before == null ? startedAt : before.since(), deleted.size()) : null);
        }
        return isBraking;
    }

    private void judgeAccount(List<QuotaUsage> usages, RegionFacts facts, Comparison comparison) {
        new SeveralJobs(place, records, facts.inDeletion().areAll())
                .forEach(records, (subject, ofSeveral) -> judge(subject, ofSeveral, comparison));
        usages.forEach(usage -> judge(new Subject.OfQuota(place, usage.quota().code()), usage, comparison));
        judge(new Subject.OfRegion(place), facts, comparison);
        verdicts.runs(place, policy::isOn, records.all().map(SubjectRecord::subject))
                .forEach(runs -> judge(new Subject.OfRule(place, runs.ruleId()), runs, comparison));
    }

    private void judge(Subject subject, Facts facts, Comparison comparison) {
        settler.judge(subject, comparison.openOf(subject), facts, comparison.isDue());
    }

    private void compare(Comparison comparison, boolean isBraking) {
        if (!comparison.isDue()) {
            return;
        }
        try {
            Repair repair = new Repair(store, circumstances.at(timeline.instant()));
            comparison.repair(records, startedAt, isBraking ? List.of() : settler.deleted(), repair);
            if (!isBraking && settler.deleted().containsAll(comparison.orphans(records))) {
                store.keep(new Head.Compared(store.findingsTable(), startedAt));
            }
        } catch (StoreException e) {
            warnings.add("the findings table could not be compared with the state table; the next audit tries again: "
                    + e.getMessage());
        }
    }

    private void keepHead(Listing listing) {
        if (isWhole) {
            WholeListing before = read.head().last().listing();
            boolean isAttempt = listing.isWhole() || !listing.isComplete();
            WholeListing now = new WholeListing(startedAt, listing.isWhole(), listing.size(), tally.stillUnseen());
            store.keep(
                    policy.fingerprints(settings.ruleBook().definitions()),
                    startedAt,
                    isAttempt || before == null ? now : before);
        }
    }

    private boolean holdsLease() {
        return leases.keep(place.region());
    }

    /** Throws {@link LeaseLostException} if this run no longer holds the lease of the Region. */
    private void requireStoredLease() {
        if (!leases.confirm(place.region())) {
            throw new LeaseLostException(place.region());
        }
    }
}
