package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.alert.AlertChannel;
import dev.iotjobs.auditor.audit.RegionRun.Outcome;
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
        List<Lease> leases = regions.stream()
                .map(region -> new Lease(region.place().region(), runId, deadline.end()))
                .toList();
        try {
            List<RegionRun> runs = auditEach(runId, regions, leases, deadline);
            AlertReport alerts = deliver(accountId, runs);
            return new AuditReport(
                    runId, accountId, startedAt, settings.timeline().instant(), runs, alerts);
        } finally {
            releaseAll(leases);
        }
    }

    private List<RegionRun> auditEach(
            String runId, List<AuditedRegion> regions, List<Lease> leases, Deadline deadline) {
        List<Future<RegionRun>> runs = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < regions.size(); i++) {
                RegionAudit audit = new RegionAudit(runId, regions.get(i), settings, store, deadline);
                Lease lease = leases.get(i);
                runs.add(executor.submit(() -> audit.audit(lease)));
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

    private AlertReport deliver(String accountId, List<RegionRun> runs) {
        List<RegionRun> completed =
                runs.stream().filter(run -> run.outcome() == Outcome.COMPLETED).toList();
        return new Delivery(store, channel)
                .deliver(accountId, completed, settings.timeline().instant());
    }

    /** Releases them also in a thread that was interrupted, in which calls to a store would be given up at once. */
    private void releaseAll(List<Lease> leases) {
        boolean interrupted = Thread.interrupted();
        leases.forEach(this::release);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A lease that cannot be released ends by itself. */
    private void release(Lease lease) {
        try {
            store.release(lease);
        } catch (StoreException e) {
            // The next audit finds it ended with this one's deadline.
        }
    }
}
