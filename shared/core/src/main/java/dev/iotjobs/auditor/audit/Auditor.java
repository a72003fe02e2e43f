package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.alert.AlertChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
     * Makes one audit. What goes wrong in a Region is in the report and costs that Region only.
     *
     * @param runId names this audit; no other audit may have it
     * @param regions of one account, at least one
     */
    public AuditReport audit(String runId, List<AuditedRegion> regions, Deadline deadline) {
        Instant startedAt = settings.timeline().instant();
        String accountId = regions.getFirst().place().accountId();
        Leases leases = new Leases(store, settings.timeline(), runId, deadline);
        try {
            List<RegionRun> runs = auditEach(runId, regions, leases, deadline);
            AlertReport alerts = deliver(accountId, runs, leases);
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

    private List<RegionRun> auditEach(String runId, List<AuditedRegion> regions, Leases leases, Deadline deadline) {
        List<Future<RegionRun>> runs = new ArrayList<>();
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            for (AuditedRegion region : regions) {
                RegionAudit audit = new RegionAudit(runId, region, settings, store, leases, deadline);
                runs.add(executor.submit(audit::audit));
            }
        }
        return runs.stream().map(Auditor::resultOf).toList();
    }

    private static RegionRun resultOf(Future<RegionRun> run) {
        if (run.state() == Future.State.FAILED) {
            throw new IllegalStateException("the audit of a Region broke", run.exceptionNow());
        }
        return run.resultNow();
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
