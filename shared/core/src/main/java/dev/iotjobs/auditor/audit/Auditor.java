package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.alert.AlertChannel;
import dev.iotjobs.auditor.rule.Place;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Audits the IoT jobs of an account: each Region by itself and at the same time, then one alert for all. */
public final class Auditor {

    private final AuditSettings settings;
    private final AuditStore store;
    private final AlertChannel channel;

    public Auditor(AuditSettings settings, AuditStore store, AlertChannel channel) {
        this.settings = settings;
        this.store = store;
        this.channel = channel;
    }

    /**
     * Makes one audit. What goes wrong in a Region is in the report and costs that Region only; of the others is told
     * even where one breaks by an error nobody foresaw.
     *
     * @param runId names this audit; no other audit may have it
     * @param regions of one account, at least one
     */
    public AuditReport audit(String runId, List<AuditedRegion> regions, Deadline deadline) {
        Instant startedAt = settings.timeline().instant();
        String accountId = regions.getFirst().place().accountId();
        Leases leases = new Leases(store, settings.timeline(), runId, deadline);
        try {
            Map<Place, Future<RegionRun>> made = auditEach(runId, regions, leases, deadline);
            List<RegionRun> runs = made.values().stream()
                    .filter(run -> run.state() == Future.State.SUCCESS)
                    .map(Future::resultNow)
                    .toList();
            AlertReport alerts = deliver(accountId, runs, leases);
            made.forEach(Auditor::requireUnbroken);
            return new AuditReport(
                    runId, accountId, startedAt, settings.timeline().instant(), runs, alerts);
        } finally {
            leases.releaseAll();
        }
    }

    /**
     * Ends the leases that other runs hold of these Regions. One that was killed needs it no more; one that is at work
     * ends when it would renew its own.
     *
     * @param runId names whoever takes over
     * @throws StoreException if that is not possible
     */
    public void takeOver(String runId, List<String> regions) {
        Instant now = settings.timeline().instant();
        regions.forEach(region -> store.release(store.acquire(new Lease(region, runId, now, now), now)));
    }

    private Map<Place, Future<RegionRun>> auditEach(
            String runId, List<AuditedRegion> regions, Leases leases, Deadline deadline) {
        Map<Place, Future<RegionRun>> runs = new LinkedHashMap<>();
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            for (AuditedRegion region : regions) {
                RegionAudit audit = new RegionAudit(runId, region, settings, store, leases, deadline);
                runs.put(region.place(), executor.submit(audit::audit));
            }
        }
        return runs;
    }

    private static void requireUnbroken(Place place, Future<RegionRun> run) {
        if (run.state() == Future.State.FAILED) {
            Throwable cause = run.exceptionNow();
            throw new IllegalStateException("the audit of " + place.region() + " broke: " + cause, cause);
        }
    }

    /**
     * What a Region has to tell is left to the audit that has taken it over, if one has. A Region without a list is told
     * of too: that its list could not be read is news itself, and who is denied it today will be tomorrow.
     */
    private AlertReport deliver(String accountId, List<RegionRun> runs, Leases leases) {
        List<RegionRun> judged = runs.stream()
                .filter(RegionRun::isJudged)
                .filter(run -> leases.keep(run.place().region()))
                .toList();
        return new Delivery(store, channel)
                .deliver(accountId, judged, settings.timeline().instant());
    }
}
