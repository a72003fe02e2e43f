package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.Leases.LeaseLostException;
import dev.iotjobs.auditor.audit.policy.PolicyInForce;
import dev.iotjobs.auditor.audit.policy.PolicyKeeper;
import dev.iotjobs.auditor.audit.policy.PolicyRefusedException;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.FindingReader;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.audit.run.RunRecord;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.AlertChannel;
import dev.iotjobs.auditor.state.FindingItems;
import dev.iotjobs.auditor.state.Head.Baseline;
import dev.iotjobs.auditor.state.Lease;
import dev.iotjobs.auditor.state.MessageStore;
import dev.iotjobs.auditor.state.PolicyStore;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.RegionStore.HeadRead;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.time.ServiceClock;
import dev.iotjobs.auditor.time.ServiceClock.ClockException;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Audits the IoT jobs of an account, and reports the changes of all Regions in one message. Messages on critical
 * findings may come earlier, during the audit. Safe for use by several threads.
 */
public final class Auditor {

    private final AuditSettings settings;
    private final Tables tables;
    private final AlertChannel channel;

    public Auditor(AuditSettings settings, Tables tables, AlertChannel channel) {
        this.settings = settings;
        this.tables = tables;
        this.channel = channel;
    }

    /**
     * Makes one audit. A problem in a Region appears in the report and affects only that Region.
     *
     * @param regions of one account, at least one
     * @throws PolicyRefusedException if a person chose a policy that the audit must not use
     * @throws RuntimeException an unforeseen error in a Region, after the other Regions are reported
     */
    public AuditReport audit(AuditRequest request, List<RegionToAudit> regions) {
        Session session = new Session(request, regions);
        try {
            return session.audit();
        } finally {
            session.leases.releaseAll();
        }
    }

    /**
     * Sends one message with all open findings that are stored and not exempted. Makes no audit. Later messages report
     * the changes since this message.
     *
     * @param regions of one account, at least one
     * @throws PolicyRefusedException if a person chose a policy that the audit must not use
     */
    public AlertReport summary(AuditRequest request, List<RegionToAudit> regions) {
        Session session = new Session(request, regions);
        try {
            return session.summary();
        } finally {
            session.leases.releaseAll();
        }
    }

    /** The state during one call of {@link Auditor#audit} or {@link Auditor#summary}. */
    private final class Session {

        private final AuditRequest request;
        private final List<RegionToAudit> regions;
        private final Timeline timeline = settings.timeline().steady();
        private final Instant startedAt = timeline.instant();
        private final ServiceClock serviceClock = new ServiceClock(timeline);
        private final Leases leases;
        private final Reporter reporter;
        private final UrgentReports urgentReports;
        private final AccountLabel account;
        private final Map<String, RegionStore> stores = new LinkedHashMap<>();
        private final Map<String, RegionAudit> audits = new LinkedHashMap<>();
        private final Map<String, RegionRun> runs = new LinkedHashMap<>();
        private final List<RegionResult> results = new ArrayList<>();
        private @Nullable PolicyInForce policy;
        private @Nullable OtherRegions others;
        private String earlier = "";
        private @Nullable RuntimeException defect;

        Session(AuditRequest request, List<RegionToAudit> regions) {
            this.request = request;
            this.regions = List.copyOf(regions);
            this.leases = new Leases(serviceClock, request.runId(), request.deadline());
            AccountRegion place = regions.getFirst().place();
            this.account = new AccountLabel(place.accountId(), settings.accountName());
            MessageStore messages = new MessageStore(place.partition(), account.id(), tables.state(), request.runId());
            this.reporter = new Reporter(messages, channel, leases, timeline, request.runId(), account, startedAt);
            this.urgentReports = new UrgentReports(this::urgent, timeline);
        }

        AuditReport audit() {
            openAll();
            auditEach();
            AlertReport alerts = report();
            List<String> forgotten = others == null ? List.of() : others.warnings();
            for (RegionRun run : List.copyOf(runs.values())) {
                forgotten.forEach(warning -> warn(run.place(), warning));
                keep(run.place(), alerts);
            }
            if (defect != null) {
                throw defect;
            }
            List<RegionRun> inOrder = regions.stream()
                    .map(region ->
                            Objects.requireNonNull(runs.get(region.place().region())))
                    .toList();
            return new AuditReport(request.runId(), account, timeSoFar(), inOrder, alerts)
                    .withFindings(tables.storesJobs() ? stored(tables.findings()) : this::unstored);
        }

        private AlertReport report() {
            if (Thread.currentThread().isInterrupted()) {
                return AlertReport.of(Status.NOT_TRIED, "the audit was interrupted");
            }
            return tables.storesJobs()
                    ? reporter.report(audited(results), earlier, alreadySent()).with(urgentReports.sent())
                    : AlertReport.of(Status.NOT_TRIED, "");
        }

        private AlertReport urgent(RegionResult result) {
            return tables.storesJobs()
                    ? reporter.urgent(audited(List.of(result)))
                    : AlertReport.of(Status.NOT_TRIED, "");
        }

        private Map<FindingKey, Finding> unstored(Collection<FindingKey> keys) {
            Map<FindingKey, Finding> found = new HashMap<>();
            audits.forEach((region, audit) -> found.putAll(audit.findings()
                    .read(keys.stream()
                            .filter(key -> key.place().region().equals(region))
                            .toList())));
            return found;
        }

        private Reporter.Audited audited(List<RegionResult> some) {
            boolean isEverywhere = others != null && others.areForgotten();
            return new Reporter.Audited(some, notAudited(), stores, policy, isEverywhere);
        }

        private int alreadySent() {
            return urgentReports.sent().stream()
                    .flatMap(message -> message.changes().values().stream())
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        AlertReport summary() {
            openAll();
            if (!runs.isEmpty()) {
                return AlertReport.of(
                        Status.NOT_TRIED,
                        runs.values().stream().map(RegionRun::message).collect(Collectors.joining("; ")));
            }
            audits.values().forEach(audit -> results.add(audit.readOnly()));
            return reporter.summary(audited(results), earlier);
        }

        /** Takes the leases, sends the message that an earlier run left unsent, and decides which policy to use. */
        private void openAll() {
            Map<RegionToAudit, HeadRead> heads = new LinkedHashMap<>();
            regions.forEach(region -> open(region, heads));
            if (heads.isEmpty()) {
                return;
            }
            // May report a change of the policy. The decision below depends on which policy subscribers know.
            earlier = reporter.finishEarlier(request.takeOver());
            OtherRegions read = OtherRegions.read(
                    stores.values().iterator().next(),
                    regions.stream().map(region -> region.place().region()).toList(),
                    this::store,
                    startedAt);
            others = read;
            try {
                openAudits(heads, decidePolicy(heads.values(), read));
            } catch (StoreException e) {
                heads.keySet().forEach(region -> end(region.place(), Outcome.FAILED, String.valueOf(e.getMessage())));
            }
        }

        private void openAudits(Map<RegionToAudit, HeadRead> heads, PolicyInForce decided) {
            policy = decided;
            AuditContext audit = new AuditContext(request, settings, decided, leases, timeline);
            heads.forEach((region, read) -> {
                String name = region.place().region();
                RegionStore store = Objects.requireNonNull(stores.get(name));
                audits.put(name, new RegionAudit(audit, region, store, read, urgentReports.new OfRegion()));
            });
        }

        private RegionStore store(String region) {
            AccountRegion place = new AccountRegion(regions.getFirst().place().partition(), account.id(), region);
            return new RegionStore(place, tables.findings(), tables.state(), request.runId());
        }

        private PolicyInForce decidePolicy(Collection<HeadRead> heads, OtherRegions elsewhere) {
            boolean isFirst = elsewhere.isEmpty()
                    && heads.stream().allMatch(read -> read.head().last().at() == null);
            PolicyStore store = new PolicyStore(account.id(), tables.state());
            return new PolicyKeeper(store, settings.ruleBook().definitions(), startedAt, isFirst)
                    .decide(settings.policy());
        }

        private void open(RegionToAudit region, Map<RegionToAudit, HeadRead> heads) {
            AccountRegion place = region.place();
            try {
                Optional<String> refused = refusal(region, heads);
                refused.ifPresent(message -> end(place, Outcome.ALREADY_RUNNING, message));
            } catch (ClockException | StoreException e) {
                end(place, Outcome.FAILED, String.valueOf(e.getMessage()));
            }
        }

        /** Takes the lease of a Region. Returns the reason if the lease cannot be taken; empty on success. */
        private Optional<String> refusal(RegionToAudit region, Map<RegionToAudit, HeadRead> heads) {
            AccountRegion place = region.place();
            Optional<String> watched = holderOfWatched(place);
            if (watched.isPresent()) {
                return watched;
            }
            RegionStore store =
                    new RegionStore(place, tables.findings(), tables.state(), request.runId(), tables.storesJobs());
            HeadRead read = readHead(store);
            serviceClock.requireRight(read.serviceTime());
            Optional<String> refused = leases.take(store, read, request.takeOver());
            if (refused.isEmpty()) {
                stores.put(place.region(), store);
                if (!read.head().exists()) {
                    store.remember();
                }
                heads.put(region, begin(store, read));
            }
            return refused;
        }

        private HeadRead readHead(RegionStore store) {
            Instant asked = timeline.instant();
            HeadRead read = store.readHead();
            serviceClock.compare(asked, read.serviceTime());
            return read;
        }

        private Optional<String> holderOfWatched(AccountRegion place) {
            if (tables.watched() == null) {
                return Optional.empty();
            }
            RegionStore installation = new RegionStore(place, tables.findings(), tables.watched(), request.runId());
            HeadRead read = readHead(installation);
            Lease lease = read.head().lease();
            return lease == null || !lease.holds(serviceClock.timeOf(read.serviceTime()))
                    ? Optional.empty()
                    : Optional.of("run " + lease.holder() + " is auditing " + place.region()
                            + ", and a dry run would use the same API rate limit: try again when that run has ended;"
                            + " its lease expires at "
                            + lease.until().truncatedTo(ChronoUnit.SECONDS) + " unless the run renews it");
        }

        /**
         * In the first audit of the whole configured scope, stores the start of the audit and this scope as the {@link
         * Baseline} of the Region. Returns the head with the baseline that now applies.
         */
        private HeadRead begin(RegionStore store, HeadRead read) {
            Baseline last = read.head().baseline();
            // Only a scheduled audit replaces a baseline: one whose scope does not contain the configured scope.
            boolean isNew = request.isWhole()
                    && (last == null || (request.scheduled() && !last.scope().contains(request.configured())));
            if (!isNew) {
                return read;
            }
            Baseline baseline = new Baseline(startedAt.truncatedTo(ChronoUnit.MILLIS), request.configured());
            store.keep(baseline);
            return new HeadRead(read.head().withBaseline(baseline), read.serviceTime(), read.isDamaged());
        }

        private void auditEach() {
            int atOnce = settings.callsAtOnce() == 1 ? 1 : Math.max(1, audits.size());
            ParallelCalls.forEach(audits.keySet(), atOnce, this::audit);
        }

        private void audit(String region) {
            RegionAudit audit = Objects.requireNonNull(audits.get(region));
            try {
                audited(audit.audit());
            } catch (LeaseLostException e) {
                end(audit.place(), Outcome.ALREADY_RUNNING, String.valueOf(e.getMessage()));
            } catch (StoreException e) {
                end(audit.place(), Outcome.FAILED, e.getMessage());
            } catch (RuntimeException e) {
                broken(audit.place(), e);
            }
        }

        private synchronized void audited(RegionResult result) {
            runs.put(result.region(), result.run());
            results.add(result);
        }

        private synchronized void broken(AccountRegion place, RuntimeException e) {
            defect = new IllegalStateException("the audit of " + place.region() + " failed: " + e, e);
            end(place, Outcome.FAILED, e.toString());
        }

        private synchronized void end(AccountRegion place, Outcome outcome, String message) {
            runs.put(place.region(), RegionRun.without(place, outcome, message, timeSoFar()));
        }

        private TimeSpan timeSoFar() {
            return new TimeSpan(startedAt, timeline.instant());
        }

        private List<Coverage> notAudited() {
            return runs.values().stream()
                    .filter(run -> results.stream()
                            .noneMatch(result -> result.run().place().equals(run.place())))
                    .map(RegionRun::coverage)
                    .toList();
        }

        private void warn(AccountRegion place, String warning) {
            runs.computeIfPresent(place.region(), (_, run) -> run.withWarning(warning));
        }

        /**
         * Stores the figures of the audit of a Region. If this fails, only adds a warning to the result of the audit.
         */
        private void keep(AccountRegion place, AlertReport alerts) {
            RegionStore store = stores.get(place.region());
            RegionRun run = runs.get(place.region());
            if (store == null || run == null || !leases.keep(place.region())) {
                return;
            }
            try {
                RunRecord.keep(store, request.runId(), request.isWhole(), run, alerts);
            } catch (StoreException e) {
                warn(
                        place,
                        "the figures of this audit could not be stored; its findings and messages are not affected: "
                                + e.getMessage());
            }
        }
    }

    /** A reader that reads findings from the table on demand. */
    private static FindingReader stored(ItemTable findings) {
        return keys -> FindingItems.readAll(findings, keys);
    }
}
